package io.tidemark.workflows.pipeline;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The pipeline's steps, one after the other, all reading at one knowledge time. */
public final class PipelineWorkflowImpl implements PipelineWorkflow {
  private static final ZoneId MARKET = ZoneId.of("America/New_York");
  private static final FetchRequest.Result NOTHING_FETCHED =
      new FetchRequest.Result(0, 0, List.of());
  private static final LandRequest.Result NOTHING_LANDED =
      new LandRequest.Result(0, 0, 0, 0, 0, Map.of());

  /**
   * Attempts of a step in all. A job's own fault ends it at the third, as {@link LaunchedJobs} has
   * it; the others are for workers and jobs that are killed, which is no fault of the job.
   */
  private static final int ATTEMPTS = 12;

  private final StepLog log = new StepLog();

  @Override
  public PipelineProgress progress() {
    return log.progress();
  }

  @Override
  public PipelineResult run(PipelineRequest asked) {
    String id = Workflow.getInfo().getWorkflowId();
    RunKey run = RunKeys.of(id);
    PipelineRequest whole = asked == null ? PipelineRequest.defaults() : asked;
    PipelineRequest request = whole.until(dayOf(terms().begin(id, whole)));

    FetchRequest.Result fetched = fetch(request, run);
    LandRequest.Result landed = land(request, run);
    Instant asOf = request.asOf() == null ? terms().settleAsOf(id, nextSecond()) : request.asOf();
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
      log.skip(Step.FETCH, "no live source");
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
    return log.run(Step.FETCH, () -> jobs(Step.FETCH).fetch(job), Summaries::of);
  }

  private LandRequest.Result land(PipelineRequest request, RunKey run) {
    if (!request.fetches()) {
      log.skip(Step.LAND, "no live source");
      return NOTHING_LANDED;
    }
    LandRequest job = new LandRequest(key(run, Step.LAND), key(run, Step.FETCH));
    return log.run(Step.LAND, () -> jobs(Step.LAND).land(job), Summaries::of);
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
    return log.run(Step.RECONCILE, () -> jobs(Step.RECONCILE).reconcile(job), Summaries::of);
  }

  private BuildFeaturesRequest.Result buildFeatures(
      PipelineRequest request, RunKey run, Instant asOf, ReconcileRequest.Result reconciled) {
    BuildFeaturesRequest job =
        new BuildFeaturesRequest(
            key(run, Step.BUILD_FEATURES),
            request.featureSet(),
            request.vendors(),
            request.tickers(),
            request.from(),
            request.to(),
            asOf,
            reconciled.pricesVersion());
    return log.run(
        Step.BUILD_FEATURES, () -> jobs(Step.BUILD_FEATURES).buildFeatures(job), Summaries::of);
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
        Step.LABEL_REGIMES, () -> jobs(Step.LABEL_REGIMES).labelRegimes(job), Summaries::of);
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
    return log.run(Step.TRAIN, () -> jobs(Step.TRAIN).train(job), Summaries::of);
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
    return log.run(Step.PUBLISH, () -> jobs(Step.PUBLISH).publish(job), Summaries::of);
  }

  private ReportRequest.Result report(ReportRequest job) {
    return log.run(Step.REPORT, () -> jobs(Step.REPORT).report(job), Summaries::of);
  }

  private static RunKey key(RunKey run, Step step) {
    return run.step(step.key());
  }

  private static JobActivities jobs(Step step) {
    return Workflow.newActivityStub(
        JobActivities.class,
        ActivityOptions.newBuilder()
            .setSummary(step.purpose())
            .setStartToCloseTimeout(Duration.ofHours(2))
            .setHeartbeatTimeout(Duration.ofSeconds(30))
            .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
            .setRetryOptions(
                RetryOptions.newBuilder()
                    .setMaximumAttempts(ATTEMPTS)
                    .setInitialInterval(Duration.ofSeconds(2))
                    .setBackoffCoefficient(3)
                    .setMaximumInterval(Duration.ofSeconds(30))
                    .setDoNotRetry(JobActivities.USER_FAULT)
                    .build())
            .build());
  }

  private static JobActivities terms() {
    return Workflow.newActivityStub(
        JobActivities.class,
        ActivityOptions.newBuilder()
            .setStartToCloseTimeout(Duration.ofMinutes(1))
            .setRetryOptions(
                RetryOptions.newBuilder().setDoNotRetry(JobActivities.USER_FAULT).build())
            .build());
  }

  private static LocalDate dayOf(Instant time) {
    return LocalDate.ofInstant(time, MARKET);
  }

  /** Rounded up, so that nothing which has just landed is later than it. */
  private static Instant nextSecond() {
    return Instant.ofEpochSecond(Workflow.currentTimeMillis() / 1000 + 1);
  }
}
