package io.tidemark.workflows.market;

import io.tidemark.core.job.HaltRequest;
import io.tidemark.core.job.InspectRequest;
import io.tidemark.core.job.ReconcileRequest;
import io.tidemark.core.job.RunKey;
import io.tidemark.core.review.DeskMessage;
import io.tidemark.workflows.desk.handover.DeskActivities;
import io.tidemark.workflows.steps.Activities;
import io.tidemark.workflows.steps.StepLog;
import io.tidemark.workflows.steps.Summaries;
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
    return log.run(
        RECONCILE,
        () -> Activities.jobs("agree on the prices up to " + job.to()).reconcile(job),
        Summaries::of);
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
            () ->
                Activities.jobs("look at coverage, counts and alerts")
                    .inspect(
                        new InspectRequest(
                            run.step(INSPECT),
                            agreed.vendors(),
                            agreed.tickers(),
                            agreed.from(),
                            agreed.to(),
                            agreed.asOf())),
            Summaries::of);
    List<DeskMessage.Halt> halts =
        result.doubts().stream()
            .map(
                doubt ->
                    new DeskMessage.Halt(
                        doubt.ticker(),
                        HaltRequest.State.HALTED,
                        HaltRequest.RULE,
                        doubt.why(),
                        doubt.date()))
            .toList();
    if (!halts.isEmpty()) {
      DeskActivities.open(run.step("halts"), halts);
    }
    return inspected;
  }
}
