package io.tidemark.flows.market;

import io.temporal.workflow.Workflow;
import io.tidemark.api.market.InspectRequest;
import io.tidemark.api.market.MarketScope;
import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.core.RunKey;
import io.tidemark.flows.market.BackfillRequest.Chunk;
import io.tidemark.flows.steps.Activities;
import io.tidemark.flows.steps.RunKeys;
import io.tidemark.flows.steps.RunProgress;
import io.tidemark.flows.steps.StepLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Loads year after year, then reconciles the whole range. */
public final class BackfillWorkflowImpl implements BackfillWorkflow {
  /** After this number of chunks a new run continues, which limits the length of the history. */
  static final int CHUNKS_A_RUN = 20;

  private StepLog log = StepLog.of(List.of());

  @Override
  public RunProgress progress() {
    return log.progress();
  }

  @Override
  public BackfillResult run(BackfillRequest asked, BackfillProgress carried) {
    String id = Workflow.getInfo().getWorkflowId();
    RunKey run = RunKeys.of(id);
    BackfillRequest whole = asked == null ? BackfillRequest.defaults() : asked;
    BackfillRequest request = whole.begunAt(Activities.begin(id, whole));
    List<Chunk> chunks = request.live().isEmpty() ? List.of() : request.chunks();
    log = carried == null ? StepLog.of(steps(chunks)) : new StepLog(carried.steps());

    BackfillProgress soFar = carried == null ? BackfillProgress.nothing() : carried;
    int last = Math.min(chunks.size(), soFar.chunks() + CHUNKS_A_RUN);
    while (soFar.chunks() < last) {
      soFar = soFar.and(land(request, run, chunks.get(soFar.chunks())));
    }
    if (last < chunks.size()) {
      return Workflow.newContinueAsNewStub(BackfillWorkflow.class).run(whole, soFar.at(log.all()));
    }
    Instant asOf = Activities.settleAsOf(id);
    ReconcileRequest agree = agreement(request, run, asOf);
    ReconcileRequest.Result reconciled = ReconciliationSteps.reconcile(log, agree);
    InspectRequest.Result inspected = ReconciliationSteps.inspect(log, run, agree, reconciled);

    return new BackfillResult(
        run.value(),
        request.from(),
        request.to(),
        asOf,
        chunks.size(),
        soFar.landed(),
        soFar.quarantined(),
        reconciled.disputed(),
        reconciled.held(),
        inspected.raised(),
        reconciled.doubts().size(),
        soFar.failures(),
        soFar.examples(),
        log.all());
  }

  private static List<String> steps(List<Chunk> chunks) {
    List<String> steps = new ArrayList<>(chunks.stream().map(Chunk::name).toList());
    steps.addAll(ReconciliationSteps.STEPS);
    return steps;
  }

  private LandingSteps land(BackfillRequest request, RunKey run, Chunk chunk) {
    return log.run(
        chunk.name(),
        () ->
            LandingSteps.of(
                run.step(chunk.name()),
                request.live(),
                request.tickers(),
                chunk.from(),
                chunk.to(),
                request.resources()),
        LandingSteps::summary);
  }

  private static ReconcileRequest agreement(BackfillRequest request, RunKey run, Instant asOf) {
    return new ReconcileRequest(
        run.step(ReconciliationSteps.RECONCILE),
        new MarketScope(request.vendors(), request.tickers(), request.from(), request.to(), asOf));
  }
}
