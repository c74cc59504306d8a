package io.tidemark.flows.pipeline;

import io.temporal.workflow.Workflow;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.api.features.BuildFeaturesRequest;
import io.tidemark.api.features.PublishRequest;
import io.tidemark.api.features.ReportRequest;
import io.tidemark.api.learning.TrainRequest;
import io.tidemark.api.market.FetchRequest;
import io.tidemark.api.market.LandRequest;
import io.tidemark.api.market.MarketScope;
import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.api.regimes.LabelRegimesRequest;
import io.tidemark.core.RunKey;
import io.tidemark.flows.steps.Activities;
import io.tidemark.flows.steps.RunKeys;
import io.tidemark.flows.steps.RunProgress;
import io.tidemark.flows.steps.StepLog;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Runs the steps of the pipeline one after the other; all of them read as of one time. */
public final class PipelineWorkflowImpl implements PipelineWorkflow {
  private static final ZoneId MARKET = ZoneId.of("America/New_York");
  private static final FetchRequest.Result NOTHING_FETCHED =
      new FetchRequest.Result(0, 0, List.of());
  private static final LandRequest.Result NOTHING_LANDED =
      new LandRequest.Result(0, 0, 0, 0, 0, Map.of());

  private final StepLog log =
      StepLog.of(Arrays.stream(PipelineStep.values()).map(PipelineStep::key).toList());

  @Override
  public RunProgress progress() {
    return log.progress();
  }

  @Override
  public PipelineResult run(PipelineRequest asked) {
    String id = Workflow.getInfo().getWorkflowId();
    RunKey run = RunKeys.of(id);
    PipelineRequest whole = asked == null ? PipelineRequest.defaults() : asked;
    PipelineRequest request = whole.until(dayOf(Activities.begin(id, whole)));

    FetchRequest.Result fetched = fetch(request, run);
    LandRequest.Result landed = land(request, run);
    Instant asOf = request.asOf() == null ? Activities.settleAsOf(id) : request.asOf();
    MarketScope scope = request.scope().knownAt(asOf);
    ReconcileRequest.Result reconciled =
        run(PipelineStep.RECONCILE, new ReconcileRequest(key(run, PipelineStep.RECONCILE), scope));
    BuildFeaturesRequest.Result built = buildFeatures(request, run, scope, reconciled);
    LabelRegimesRequest.Result regimes = labelRegimes(request, run, scope, reconciled);
    TrainRequest.Result training = train(request, run, scope, built, regimes);
    PublishRequest.Result published =
        publish(request, run, scope, reconciled, built, regimes, training);
    ReportRequest.Result report =
        run(
            PipelineStep.REPORT,
            new ReportRequest(
                key(run, PipelineStep.REPORT),
                request.title(),
                fetched,
                landed,
                reconciled,
                built,
                regimes,
                training,
                published,
                request.vendors(),
                request.from(),
                request.to()));

    return new PipelineResult(
        run.value(),
        asOf,
        published.set(),
        published.version(),
        published.served(),
        published.previous(),
        report.path(),
        training.mlflowUrl(),
        landed.quarantined(),
        fetched.failures(),
        warnings(regimes, training),
        training.scores(),
        log.all());
  }

  private static List<String> warnings(
      LabelRegimesRequest.Result regimes, TrainRequest.Result training) {
    List<String> warnings = new ArrayList<>(regimes.warnings());
    if (training.mlflowRun().isEmpty()) {
      warnings.add(
          "training was not tracked, because no MLflow server responded; ./tidemark up starts one");
    }
    return warnings;
  }

  private FetchRequest.Result fetch(PipelineRequest request, RunKey run) {
    if (!request.fetches()) {
      log.skip(PipelineStep.FETCH.key(), "no live source");
      return NOTHING_FETCHED;
    }
    FetchRequest job =
        new FetchRequest(
            key(run, PipelineStep.FETCH),
            request.vendors(), // also imported vendors, so that a mistyped name fails here
            request.macro(),
            request.tickers(),
            request.from(),
            request.to());
    return run(PipelineStep.FETCH, job);
  }

  private LandRequest.Result land(PipelineRequest request, RunKey run) {
    if (!request.fetches()) {
      log.skip(PipelineStep.LAND.key(), "no live source");
      return NOTHING_LANDED;
    }
    LandRequest job = new LandRequest(key(run, PipelineStep.LAND), key(run, PipelineStep.FETCH));
    return run(PipelineStep.LAND, job);
  }

  private BuildFeaturesRequest.Result buildFeatures(
      PipelineRequest request, RunKey run, MarketScope scope, ReconcileRequest.Result reconciled) {
    BuildFeaturesRequest job =
        new BuildFeaturesRequest(
            key(run, PipelineStep.BUILD_FEATURES),
            request.featureSet(),
            scope,
            request.macro(),
            reconciled.pricesVersion());
    return run(PipelineStep.BUILD_FEATURES, job);
  }

  private LabelRegimesRequest.Result labelRegimes(
      PipelineRequest request, RunKey run, MarketScope scope, ReconcileRequest.Result reconciled) {
    LabelRegimesRequest job =
        new LabelRegimesRequest(
            key(run, PipelineStep.LABEL_REGIMES),
            scope,
            request.macro(),
            reconciled.pricesVersion());
    return run(PipelineStep.LABEL_REGIMES, job);
  }

  private TrainRequest.Result train(
      PipelineRequest request,
      RunKey run,
      MarketScope scope,
      BuildFeaturesRequest.Result built,
      LabelRegimesRequest.Result regimes) {
    TrainRequest job =
        new TrainRequest(
            key(run, PipelineStep.TRAIN),
            request.featureSet(),
            built.definitionHash(),
            built.version(),
            request.label(),
            regimes.model(),
            regimes.version(),
            scope,
            request.folds(),
            request.seed(),
            request.experiment());
    return run(PipelineStep.TRAIN, job);
  }

  private PublishRequest.Result publish(
      PipelineRequest request,
      RunKey run,
      MarketScope scope,
      ReconcileRequest.Result reconciled,
      BuildFeaturesRequest.Result built,
      LabelRegimesRequest.Result regimes,
      TrainRequest.Result training) {
    PublishRequest job =
        new PublishRequest(
            key(run, PipelineStep.PUBLISH),
            reconciled,
            built,
            regimes,
            training,
            request.featureSet(),
            request.label(),
            scope,
            request.seed());
    return run(PipelineStep.PUBLISH, job);
  }

  private static RunKey key(RunKey run, PipelineStep step) {
    return run.step(step.key());
  }

  private <R extends JobResult> R run(PipelineStep step, JobRequest<R> job) {
    return log.run(step.key(), step.purpose(), job);
  }

  private static LocalDate dayOf(Instant time) {
    return LocalDate.ofInstant(time, MARKET);
  }
}
