package io.tidemark.ingest;

import io.tidemark.api.Job;
import io.tidemark.api.JobContext;
import io.tidemark.api.JobProvider;
import io.tidemark.api.market.FetchRequest;
import io.tidemark.api.market.HaltRequest;
import io.tidemark.api.market.ImportRequest;
import io.tidemark.api.market.InspectRequest;
import io.tidemark.api.market.LandRequest;
import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.api.market.RestatementScanRequest;
import io.tidemark.api.market.ReviewRequest;
import io.tidemark.lake.Lake;
import io.tidemark.lake.SparkSessions;
import java.util.List;

/** Jobs that load market data into the lake, reconcile it and inspect it. */
public final class IngestJobs implements JobProvider {
  @Override
  public List<Job<?, ?>> jobs() {
    return List.of(
        Job.of(FetchRequest.class, (job, in) -> new FetchResponses(lake(in)).run(job, in::stage)),
        Job.of(LandRequest.class, (job, in) -> new LandResponses(lake(in)).run(job, in::stage)),
        Job.of(ImportRequest.class, (job, in) -> new ImportFiles(lake(in)).run(job, in::stage)),
        Job.of(ReviewRequest.class, (job, in) -> new ReviewRows(lake(in)).run(job, in::stage)),
        Job.of(HaltRequest.class, (job, in) -> new SetHalt(lake(in)).run(job, in::stage)),
        Job.of(ReconcileRequest.class, (job, in) -> new Reconcile(lake(in)).run(job, in::stage)),
        Job.of(InspectRequest.class, (job, in) -> new Inspect(lake(in)).run(job, in::stage)),
        Job.of(
            RestatementScanRequest.class,
            (job, in) -> new ScanRestatements(lake(in)).run(job, in::stage)));
  }

  private static Lake lake(JobContext context) {
    return SparkSessions.lake(context.settings().sparkMaster(), context.settings().lake());
  }
}
