package io.tidemark.workflows.cli;

import io.tidemark.core.UserFault;
import io.tidemark.core.job.ImportRequest;
import io.tidemark.core.job.JobRequest;
import io.tidemark.core.job.JobRunner;
import io.tidemark.core.job.JobSettings;
import io.tidemark.core.job.LandRequest;
import io.tidemark.core.job.Progress;
import io.tidemark.core.job.ReconcileRequest;
import io.tidemark.core.job.RunKey;
import io.tidemark.workflows.steps.FakeJobs;
import java.util.Map;

/** The runner that the command line finds in tests. */
public final class FakeRunner implements JobRunner {
  static final String UNKNOWN_TICKER = "ZZZ";

  @Override
  public <R extends Record> R run(
      JobRequest<R> request, JobSettings settings, ProgressListener progress) {
    progress.on(new Progress("working", 0, 0, 0));
    if (request instanceof ReconcileRequest reconcile
        && reconcile.tickers().contains(UNKNOWN_TICKER)) {
      throw new UserFault("no vendor has ticker " + UNKNOWN_TICKER);
    }
    Record answer =
        request instanceof ImportRequest
            ? new LandRequest.Result(10, 8, 0, 0, 2, Map.of("high < low", 2L))
            : FakeJobs.answer(request);
    return request.resultType().cast(answer);
  }

  @Override
  public void cancel(RunKey key) {}

  @Override
  public void close() {}
}
