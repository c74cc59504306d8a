package io.tidemark.workflows.pipeline;

import io.temporal.workflow.Workflow;
import io.tidemark.core.job.BuildFeaturesRequest;
import io.tidemark.core.job.FetchRequest;
import io.tidemark.core.job.LabelRegimesRequest;
import io.tidemark.core.job.LandRequest;
import io.tidemark.core.job.PublishRequest;
import io.tidemark.core.job.ReconcileRequest;
import io.tidemark.core.job.ReportRequest;
import io.tidemark.core.job.RunKey;
import io.tidemark.core.job.TrainRequest;
import io.tidemark.workflows.steps.Activities;
import io.tidemark.workflows.steps.JobActivities;
import io.tidemark.workflows.steps.RunKeys;
import io.tidemark.workflows.steps.RunProgress;
import io.tidemark.workflows.steps.StepLog;
import io.tidemark.workflows.steps.Summaries;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The pipeline's steps, one after the other, all reading at one knowledge time. */
public final class PipelineWorkflowImpl implements PipelineWorkflow {
  private static final ZoneId MARKET = ZoneId.of("America/New_York");
  private static final FetchRequest.Result NOTHING_FETCHED =
      new FetchRequest.Result(0, 0, List.of());
  private static final LandRequest.Result NOTHING_LANDED =
      new LandRequest.Result(0, 0, 0, 0, 0, Map.of());

  private final StepLog log = StepLog.of(Arrays.stream(Step.values()).map(Step::key).toList());

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
    ReconcileRequest.Result reconciled = reconcile(request, run, asOf);
    BuildFeaturesRequest.Result built = buildFeatures(request, run, asOf, reconciled);
    LabelRegimesRequest.Result regimes = labelRegimes(request, run, asOf, reconciled);
    TrainRequest.Result training = train(request, run, asOf, built, regimes);
    PublishRequest.Result published =
        publish(request, run, asOf, reconciled, built, regimes, training);
    ReportRequest.Result report =
        report(
            new ReportRequest(
                key(run, Step.REPORT),
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
          "training was not tracked, since no MLflow server answered; ./tidemark up starts one");
    }
    return warnings;
  }

  private FetchRequest.Result fetch(PipelineRequest request, RunKey run) {
    if (!request.fetches()) {
      log.skip(Step.FETCH.key(), "no live source");
      return NOTHING_FETCHED;
    }
    FetchRequest job =
        new FetchRequest(
            key(run, Step.FETCH),
            request.liveVendors(),
            request.liveMacro(),
            request.tickers(),
            request.from(),
            request.to());
    return log.run(Step.FETCH.key(), () -> jobs(Step.FETCH).fetch(job), Summaries::of);
  }

  private LandRequest.Result land(PipelineRequest request, RunKey run) {
    if (!request.fetches()) {
      log.skip(Step.LAND.key(), "no live source");
      return NOTHING_LANDED;
    }
    LandRequest job = new LandRequest(key(run, Step.LAND), key(run, Step.FETCH));
    return log.run(Step.LAND.key(), () -> jobs(Step.LAND).land(job), Summaries::of);
  }

  private ReconcileRequest.Result reconcile(PipelineRequest request, RunKey run, Instant asOf) {
    ReconcileRequest job =
        new ReconcileRequest(
            key(run, Step.RECONCILE),
            request.vendors(),
            request.tickers(),
            request.from(),
            request.to(),
            asOf);
    return log.run(Step.RECONCILE.key(), () -> jobs(Step.RECONCILE).reconcile(job), Summaries::of);
  }

  private BuildFeaturesRequest.Result buildFeatures(
      PipelineRequest request, RunKey run, Instant asOf, ReconcileRequest.Result reconciled) {
    BuildFeaturesRequest job =
        new BuildFeaturesRequest(
            key(run, Step.BUILD_FEATURES),
            request.featureSet(),
            request.vendors(),
            request.tickers(),
            request.macro(),
            request.from(),
            request.to(),
            asOf,
            reconciled.pricesVersion());
    return log.run(
        Step.BUILD_FEATURES.key(),
        () -> jobs(Step.BUILD_FEATURES).buildFeatures(job),
        Summaries::of);
  }

  private LabelRegimesRequest.Result labelRegimes(
      PipelineRequest request, RunKey run, Instant asOf, ReconcileRequest.Result reconciled) {
    LabelRegimesRequest job =
        new LabelRegimesRequest(
            key(run, Step.LABEL_REGIMES),
            request.vendors(),
            request.tickers(),
            request.macro(),
            request.from(),
            request.to(),
            asOf,
            reconciled.pricesVersion());
    return log.run(
        Step.LABEL_REGIMES.key(), () -> jobs(Step.LABEL_REGIMES).labelRegimes(job), Summaries::of);
  }

  private TrainRequest.Result train(
      PipelineRequest request,
      RunKey run,
      Instant asOf,
      BuildFeaturesRequest.Result built,
      LabelRegimesRequest.Result regimes) {
    TrainRequest job =
        new TrainRequest(
            key(run, Step.TRAIN),
            request.featureSet(),
            built.definitionHash(),
            built.version(),
            request.label(),
            regimes.model(),
            regimes.version(),
            request.vendors(),
            request.tickers(),
            request.from(),
            request.to(),
            asOf,
            request.folds(),
            request.seed(),
            request.experiment());
    return log.run(Step.TRAIN.key(), () -> jobs(Step.TRAIN).train(job), Summaries::of);
  }

  private PublishRequest.Result publish(
      PipelineRequest request,
      RunKey run,
      Instant asOf,
      ReconcileRequest.Result reconciled,
      BuildFeaturesRequest.Result built,
      LabelRegimesRequest.Result regimes,
      TrainRequest.Result training) {
    PublishRequest job =
        new PublishRequest(
            key(run, Step.PUBLISH),
            reconciled,
            built,
            regimes,
            training,
            request.featureSet(),
            request.label(),
            request.vendors(),
            request.tickers(),
            request.from(),
            request.to(),
            asOf,
            request.seed());
    return log.run(Step.PUBLISH.key(), () -> jobs(Step.PUBLISH).publish(job), Summaries::of);
  }

  private ReportRequest.Result report(ReportRequest job) {
    return log.run(Step.REPORT.key(), () -> jobs(Step.REPORT).report(job), Summaries::of);
  }

  private static RunKey key(RunKey run, Step step) {
    return run.step(step.key());
  }

  private static JobActivities jobs(Step step) {
    return Activities.jobs(step.purpose());
  }

  private static LocalDate dayOf(Instant time) {
    return LocalDate.ofInstant(time, MARKET);
  }
}
