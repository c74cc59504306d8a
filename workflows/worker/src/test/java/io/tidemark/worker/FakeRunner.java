package io.tidemark.worker;

import io.tidemark.api.JobRequest;
import io.tidemark.api.JobRunner;
import io.tidemark.api.JobSettings;
import io.tidemark.api.Progress;
import io.tidemark.api.market.ImportRequest;
import io.tidemark.api.market.LandRequest;
import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
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
