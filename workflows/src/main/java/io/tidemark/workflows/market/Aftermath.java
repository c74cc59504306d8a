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

/** What follows a reconciliation: the inspection, and halts where the rules ask for them. */
final class Aftermath {
  static final String INSPECT = "inspect";

  private Aftermath() {}

  /**
   * Inspects what was just agreed, then hands over the tickers whose latest prices rest on a
   * disputed level.
   */
  static InspectRequest.Result of(
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
