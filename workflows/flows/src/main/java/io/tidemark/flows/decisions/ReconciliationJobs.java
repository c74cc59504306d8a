package io.tidemark.flows.decisions;

import io.tidemark.api.market.HaltRequest;
import io.tidemark.api.market.InspectRequest;
import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.market.HaltState;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the jobs of one reconciliation in this process: reconcile, inspect, and halt tickers as the
 * rules require.
 */
public final class ReconciliationJobs {
  /**
   * The result.
   *
   * @param halted tickers that the rules halted
   */
  public record Outcome(
      ReconcileRequest.Result reconciled, InspectRequest.Result inspected, List<String> halted) {}

  private ReconciliationJobs() {}

  /** Runs all the jobs. */
  public static Outcome of(ReconcileRequest request, ReviewJobs.Runner jobs) {
    RunKey key = request.runKey();
    ReconcileRequest.Result reconciled = jobs.run(request);
    InspectRequest.Result inspected =
        jobs.run(new InspectRequest(key.step("inspect"), request.scope()));
    List<String> halted = new ArrayList<>();
    for (int i = 0; i < reconciled.doubts().size(); i++) {
      ReconcileRequest.Doubt doubt = reconciled.doubts().get(i);
      HaltRequest.Result result =
          jobs.run(
              new HaltRequest(
                  key.step("halt-" + i),
                  doubt.ticker(),
                  HaltState.HALTED,
                  HaltRequest.RULE,
                  doubt.why(),
                  doubt.date()));
      if (result.state() == HaltState.HALTED) {
        halted.add(doubt.ticker());
      }
    }
    return new Outcome(reconciled, inspected, halted);
  }
}
