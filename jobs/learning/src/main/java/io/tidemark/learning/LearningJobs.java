package io.tidemark.learning;

import io.tidemark.api.Job;
import io.tidemark.api.JobContext;
import io.tidemark.api.JobProvider;
import io.tidemark.api.learning.TrainRequest;
import io.tidemark.lake.Lake;
import io.tidemark.lake.SparkSessions;
import java.util.List;

/** Jobs that train models. */
public final class LearningJobs implements JobProvider {
  @Override
  public List<Job<?, ?>> jobs() {
    return List.of(
        Job.of(
            TrainRequest.class,
            (job, in) -> new TrainModels(lake(in), in.settings()).run(job, in::stage)));
  }

  private static Lake lake(JobContext context) {
    return SparkSessions.lake(context.settings().sparkMaster(), context.settings().lake());
  }
}
