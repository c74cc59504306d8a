package io.tidemark.worker;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobRunner;
import io.tidemark.api.JobSettings;
import io.tidemark.api.JobSubmission;
import io.tidemark.api.Progress;
import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.core.Json;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;

/** The job runner that the command line finds in tests. */
public final class FakeRunner implements JobRunner {
  static final String UNKNOWN_TICKER = "ZZZ";

  @Override
  public JsonNode run(JobSubmission job, JobSettings settings, ProgressListener progress) {
    progress.on(new Progress("working", 0, 0, 0));
    JobRequest<?> request = FakeJobs.read(job);
    if (request instanceof ReconcileRequest reconcile
        && reconcile.tickers().contains(UNKNOWN_TICKER)) {
      throw new UserFault("no vendor has ticker " + UNKNOWN_TICKER);
    }
    return Json.read(Json.write(FakeJobs.answer(request)), JsonNode.class);
  }

  @Override
  public void cancel(RunKey key) {}

  @Override
  public void close() {}
}
