package io.tidemark.flows.market;

import io.temporal.workflow.Workflow;
import io.tidemark.api.market.FetchRequest;
import io.tidemark.api.market.InspectRequest;
import io.tidemark.api.market.MarketScope;
import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.core.RunKey;
import io.tidemark.flows.steps.Activities;
import io.tidemark.flows.steps.RunKeys;
import io.tidemark.flows.steps.RunProgress;
import io.tidemark.flows.steps.StepLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Loads vendor after vendor, then reconciles all of them. */
public final class DailyWorkflowImpl implements DailyWorkflow {
  private StepLog log = StepLog.of(List.of());

  @Override
  public RunProgress progress() {
    return log.progress();
  }

  @Override
  public DailyResult run(DailyRequest asked) {
    String id = Workflow.getInfo().getWorkflowId();
    RunKey run = RunKeys.of(id);
    DailyRequest whole = asked == null ? DailyRequest.defaults() : asked;
    DailyRequest request = whole.begunAt(Activities.begin(id, whole));
    log = StepLog.of(steps(request));

    List<LandingSteps> landings = request.live().stream().map(v -> land(request, run, v)).toList();
    Instant asOf = Activities.settleAsOf(id);
    ReconcileRequest agree = agreement(request, run, asOf);
    ReconcileRequest.Result reconciled = ReconciliationSteps.reconcile(log, agree);
    InspectRequest.Result inspected = ReconciliationSteps.inspect(log, run, agree, reconciled);

    return new DailyResult(
        run.value(),
        request.date(),
        request.from(),
        asOf,
        landings.stream().mapToLong(LandingSteps::rows).sum(),
        landings.stream().mapToLong(landing -> landing.landed().quarantined()).sum(),
        reconciled.disputed(),
        reconciled.held(),
        inspected.raised(),
        reconciled.doubts().size(),
        failures(landings),
        log.all());
  }

  private static List<String> steps(DailyRequest request) {
    List<String> steps = new ArrayList<>(request.live());
    steps.addAll(ReconciliationSteps.STEPS);
    return steps;
  }

  private LandingSteps land(DailyRequest request, RunKey run, String vendor) {
    return log.run(
        vendor,
        () ->
            LandingSteps.of(
                run.step(vendor),
                List.of(vendor),
                request.tickers(),
                request.from(),
                request.date(),
                request.resources()),
        LandingSteps::summary);
  }

  private static ReconcileRequest agreement(DailyRequest request, RunKey run, Instant asOf) {
    return new ReconcileRequest(
        run.step(ReconciliationSteps.RECONCILE),
        new MarketScope(
            request.vendors(), request.tickers(), request.from(), request.date(), asOf));
  }

  private static List<FetchRequest.Failure> failures(List<LandingSteps> landings) {
    return landings.stream().flatMap(landing -> landing.fetched().failures().stream()).toList();
  }
}
