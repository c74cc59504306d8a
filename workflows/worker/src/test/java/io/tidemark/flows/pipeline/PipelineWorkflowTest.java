package io.tidemark.flows.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.tidemark.api.JobRequest;
import io.tidemark.api.features.BuildFeaturesRequest;
import io.tidemark.api.features.PublishRequest;
import io.tidemark.api.features.ReportRequest;
import io.tidemark.api.learning.TrainRequest;
import io.tidemark.api.market.FetchRequest;
import io.tidemark.api.market.LandRequest;
import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.api.regimes.LabelRegimesRequest;
import io.tidemark.core.RunKey;
import io.tidemark.flows.steps.RunProgress;
import io.tidemark.flows.steps.RunProgress.State;
import io.tidemark.flows.steps.RunProgress.StepProgress;
import io.tidemark.worker.FakeJobs;
import io.tidemark.worker.FlowEnvironment;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PipelineWorkflowTest {
  private final FakeJobs jobs = new FakeJobs();
  private final FlowEnvironment environment = new FlowEnvironment(jobs);

  @AfterEach
  void close() {
    environment.close();
  }

  @Test
  void runsTheStepsInOrderEachUnderItsOwnKey() {
    run("demo-1", Map.of());

    assertThat(jobs.asked())
        .extracting(JobRequest::runKey)
        .extracting(RunKey::value)
        .containsExactly(
            "demo-1/fetch",
            "demo-1/land",
            "demo-1/reconcile",
            "demo-1/build-features",
            "demo-1/label-regimes",
            "demo-1/train",
            "demo-1/publish",
            "demo-1/report");
  }

  @Test
  void emptyJsonMeansTheDefaults() {
    run("defaults", Map.of());

    FetchRequest fetch = jobs.only(FetchRequest.class);
    assertThat(fetch.vendors()).containsExactly("sim-polygon", "sim-tiingo");
    assertThat(fetch.macro()).isEqualTo("sim-fred");
    assertThat(fetch.from()).isEqualTo("2016-01-04");
    assertThat(fetch.to()).isEqualTo("2023-12-29");
    assertThat(jobs.only(TrainRequest.class).folds()).isEqualTo(5);
  }

  @Test
  void aStartWithoutAnyArgumentIsTheSameAsEmptyJson() {
    WorkflowStub stub = environment.pipeline("nothing");
    stub.start();

    assertThat(stub.getResult(PipelineResult.class).version()).isEqualTo("v0002-abcdef01");
    assertThat(jobs.only(FetchRequest.class).macro()).isEqualTo("sim-fred");
  }

  @Test
  void laterStepsGetTheResultsOfEarlierOnes() {
    run("chained", Map.of("title", "Weekly", "seed", 11));

    assertThat(jobs.only(LandRequest.class).fetch()).isEqualTo(new RunKey("chained/fetch"));
    TrainRequest train = jobs.only(TrainRequest.class);
    assertThat(train.definitionHash()).isEqualTo(FakeJobs.BUILT.definitionHash());
    assertThat(train.regimeModel()).isEqualTo(FakeJobs.LABELLED.model());
    assertThat(train.seed()).isEqualTo(11);
    PublishRequest publish = jobs.only(PublishRequest.class);
    assertThat(publish.build()).isEqualTo(FakeJobs.BUILT);
    assertThat(publish.regimes()).isEqualTo(FakeJobs.LABELLED);
    assertThat(publish.training()).isEqualTo(FakeJobs.TRAINED);
    ReportRequest report = jobs.only(ReportRequest.class);
    assertThat(report.title()).isEqualTo("Weekly");
    assertThat(report.fetched()).isEqualTo(FakeJobs.FETCHED);
    assertThat(report.landed()).isEqualTo(FakeJobs.LANDED);
    assertThat(report.published()).isEqualTo(FakeJobs.PUBLISHED);
  }

  @Test
  void allReadsHaveTheSameAsOfAfterTheLanding() {
    Instant before = Instant.now();
    PipelineResult result = run("clock", Map.of());

    assertThat(result.asOf()).isAfter(before);
    assertThat(result.asOf()).isEqualTo(result.asOf().truncatedTo(ChronoUnit.SECONDS));
    assertThat(jobs.only(ReconcileRequest.class).asOf()).isEqualTo(result.asOf());
    assertThat(jobs.only(BuildFeaturesRequest.class).asOf()).isEqualTo(result.asOf());
    assertThat(jobs.only(LabelRegimesRequest.class).asOf()).isEqualTo(result.asOf());
    assertThat(jobs.only(TrainRequest.class).asOf()).isEqualTo(result.asOf());
    assertThat(jobs.only(PublishRequest.class).asOf()).isEqualTo(result.asOf());
    StepProgress landing =
        result.steps().stream()
            .filter(step -> step.step().equals(PipelineStep.LAND.key()))
            .findFirst()
            .orElseThrow();
    assertThat(result.asOf()).isAfter(landing.finished());
  }

  @Test
  void aRequestedAsOfIsKept() {
    PipelineResult result = run("asked", Map.of("asOf", "2020-06-01T00:00:00Z"));

    assertThat(result.asOf()).isEqualTo("2020-06-01T00:00:00Z");
  }

  @Test
  void importedSourcesAreNeitherFetchedNorLanded() {
    PipelineResult result = run("files", Map.of("vendors", List.of("google", "yahoo")));

    assertThat(jobs.asked()).hasSize(6).first().isInstanceOf(ReconcileRequest.class);
    assertThat(jobs.only(ReconcileRequest.class).to())
        .as("the day in New York on which the run began")
        .isEqualTo("2026-03-01");
    assertThat(jobs.only(ReportRequest.class).fetched())
        .isEqualTo(new FetchRequest.Result(0, 0, List.of()));
    assertThat(result.quarantined()).isZero();
    assertThat(result.steps().get(0).state()).isEqualTo(State.SKIPPED);
  }

  @Test
  void aFetchGetsTheImportedVendorsTooAndRefusesUnknownOnes() {
    run("mixed", Map.of("vendors", List.of("google", "polygon")));

    assertThat(jobs.only(FetchRequest.class).vendors()).containsExactly("google", "polygon");
    assertThat(jobs.only(ReconcileRequest.class).vendors()).containsExactly("google", "polygon");
  }

  @Test
  void theResultDescribesTheRun() {
    PipelineResult result = run("result", Map.of());

    assertThat(result.runKey()).isEqualTo("result");
    assertThat(result.version()).isEqualTo("v0002-abcdef01");
    assertThat(result.previous()).isEqualTo("v0001-00000000");
    assertThat(result.reportPath()).isEqualTo("reports/demo.html");
    assertThat(result.mlflowUrl()).endsWith("run1");
    assertThat(result.quarantined()).isEqualTo(38);
    assertThat(result.failures()).hasSize(1);
    assertThat(result.scores()).hasSize(1);
    assertThat(result.steps()).extracting(StepProgress::state).containsOnly(State.DONE);
    assertThat(result.steps().get(1).summary())
        .isEqualTo("900 bars, 12 actions, 50 macro observations; 38 rows in quarantine");
  }

  @Test
  void progressCanBeQueried() {
    WorkflowStub stub = environment.pipeline("progress");
    stub.start(Map.of());
    stub.getResult(PipelineResult.class);

    RunProgress progress = stub.query(PipelineWorkflow.PROGRESS, RunProgress.class);

    assertThat(progress.current()).isEmpty();
    assertThat(progress.steps()).hasSize(PipelineStep.values().length);
  }

  @Test
  void anUnknownFieldFailsTheRunAndIsNamed() {
    assertThat(failure(Map.of("tikers", List.of("A"))))
        .hasMessageStartingWith(
            "message='not a valid pipeline request: there is no field 'tikers'; did you mean"
                + " 'tickers'?");
    assertThat(jobs.asked()).isEmpty();
  }

  @Test
  void anUnknownTypeFailsWithTheKnownOnes() {
    WorkflowStub stub = environment.workflow("pipelin", "typo");
    stub.start();
    assertThatThrownBy(() -> stub.getResult(PipelineResult.class))
        .hasStackTraceContaining("there is no workflow 'pipelin'; the workflows are: pipeline");
  }

  @Test
  void anInvalidValueFailsTheRunWithTheRule() {
    assertThat(failure(Map.of("folds", 0)))
        .hasMessageContaining("folds is 0; it must be at least 1");
  }

  private PipelineResult run(String id, Map<String, Object> input) {
    WorkflowStub stub = environment.pipeline(id);
    stub.start(input);
    return stub.getResult(PipelineResult.class);
  }

  private ApplicationFailure failure(Map<String, Object> input) {
    WorkflowFailedException end =
        catchThrowableOfType(WorkflowFailedException.class, () -> run("bad", input));
    return (ApplicationFailure) end.getCause();
  }
}
