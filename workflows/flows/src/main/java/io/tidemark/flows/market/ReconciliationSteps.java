package io.tidemark.flows.market;

import io.tidemark.api.market.HaltRequest;
import io.tidemark.api.market.InspectRequest;
import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.market.HaltState;
import io.tidemark.core.review.DecisionMessage;
import io.tidemark.flows.decisions.submission.DecisionActivities;
import io.tidemark.flows.steps.StepLog;
import java.util.List;

/**
 * The last steps of a load: reconcile prices, inspect them, and halt tickers as the rules require.
 */
final class ReconciliationSteps {
  static final String RECONCILE = "reconcile";
  private static final String INSPECT = "inspect";

  /** The names of the steps, in order. */
  static final List<String> STEPS = List.of(RECONCILE, INSPECT);

  private ReconciliationSteps() {}

  /** Reconciles the prices of a request; its key is that of the step. */
  static ReconcileRequest.Result reconcile(StepLog log, ReconcileRequest job) {
    return log.run(RECONCILE, "reconcile the prices up to " + job.to(), job);
  }

  /**
   * Inspects the prices that were just reconciled, then submits halts of tickers with latest prices
   * at a disputed level.
   */
  static InspectRequest.Result inspect(
      StepLog log, RunKey run, ReconcileRequest agreed, ReconcileRequest.Result result) {
    InspectRequest.Result inspected =
        log.run(
            INSPECT,
            "check coverage, counts and alerts",
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
