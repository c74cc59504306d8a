package io.tidemark.regimes;

import io.tidemark.api.Job;
import io.tidemark.api.JobContext;
import io.tidemark.api.JobProvider;
import io.tidemark.api.regimes.LabelRegimesRequest;
import io.tidemark.lake.Lake;
import io.tidemark.lake.SparkSessions;
import java.util.List;

/** Jobs that label market regimes. */
public final class RegimeJobs implements JobProvider {
  @Override
  public List<Job<?, ?>> jobs() {
    return List.of(
        Job.of(
            LabelRegimesRequest.class,
            (job, in) -> new LabelRegimes(lake(in)).run(job, in::stage)));
  }

  private static Lake lake(JobContext context) {
    return SparkSessions.lake(context.settings().sparkMaster(), context.settings().lake());
  }
}
