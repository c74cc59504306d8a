package io.tidemark.flows.market;

import io.tidemark.api.market.HaltRequest;
import io.tidemark.api.market.InspectRequest;
import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.market.HaltState;
import io.tidemark.core.review.DecisionMessage;
import io.tidemark.flows.decisions.handover.DecisionActivities;
import io.tidemark.flows.steps.StepLog;
import java.util.List;

/** How a load ends: prices are agreed, then inspected, and halted where the rules ask for it. */
final class Agreement {
  static final String RECONCILE = "reconcile";
  private static final String INSPECT = "inspect";

  /** Its steps, in order. */
  static final List<String> STEPS = List.of(RECONCILE, INSPECT);

  private Agreement() {}

  /** Agrees on the prices of a request whose key is that of the step. */
  static ReconcileRequest.Result reconcile(StepLog log, ReconcileRequest job) {
    return log.run(RECONCILE, "agree on the prices up to " + job.to(), job);
  }

  /**
   * Inspects what was just agreed, then hands over the tickers whose latest prices rest on a
   * disputed level.
   */
  static InspectRequest.Result inspect(
      StepLog log, RunKey run, ReconcileRequest agreed, ReconcileRequest.Result result) {
    InspectRequest.Result inspected =
        log.run(
            INSPECT,
            "look at coverage, counts and alerts",
            new InspectRequest(run.step(INSPECT), agreed.scope()));
    List<DecisionMessage.Halt> halts =
        result.doubts().stream()
            .map(
                doubt ->
                    new DecisionMessage.Halt(
                        doubt.ticker(),
                        HaltState.HALTED,
                        HaltRequest.RULE,
                        doubt.why(),
                        doubt.date()))
            .toList();
    if (!halts.isEmpty()) {
      DecisionActivities.open(run.step("halts"), halts);
    }
    return inspected;
  }
}
