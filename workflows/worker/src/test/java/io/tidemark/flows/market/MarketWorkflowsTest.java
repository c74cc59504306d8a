package io.tidemark.flows.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.api.JobSettings;
import io.tidemark.api.market.FetchRequest;
import io.tidemark.api.market.LandRequest;
import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.core.Json;
import io.tidemark.flows.steps.Activities;
import io.tidemark.flows.steps.RunProgress;
import io.tidemark.flows.steps.RunProgress.State;
import io.tidemark.flows.steps.RunProgress.StepProgress;
import io.tidemark.launchers.InProcessLauncher;
import io.tidemark.worker.FakeJobs;
import io.tidemark.worker.FakeRunner;
import io.tidemark.worker.FlowEnvironment;
import io.tidemark.worker.LaunchedJobs;
import io.tidemark.worker.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MarketWorkflowsTest {
  @TempDir private Path folder;
  private final FakeJobs jobs = new FakeJobs();
  private FlowEnvironment environment = new FlowEnvironment(jobs);

  @AfterEach
  void close() {
    environment.close();
  }

  @Test
  void everyVendorLandsBeforeTheReconciliation() {
    DailyResult result = daily("day-1", Map.of());

    assertThat(keys())
        .containsExactly(
            "day-1/sim-polygon/fetch",
            "day-1/sim-polygon/land",
            "day-1/sim-tiingo/fetch",
            "day-1/sim-tiingo/land",
            "day-1/reconcile",
            "day-1/inspect");
    ReconcileRequest reconcile = jobs.only(ReconcileRequest.class);
    assertThat(reconcile.vendors()).containsExactly("sim-polygon", "sim-tiingo");
    assertThat(reconcile.asOf()).isEqualTo(result.asOf());
    assertThat(result.steps()).extracting(StepProgress::state).containsOnly(State.DONE);
  }

  @Test
  void theDefaultDayIsTheLastThatHadClosedWhenTheRunFirstBegan() {
    DailyResult result = daily("day-2", Map.of());

    assertThat(result.date()).as("it began on a Sunday evening").isEqualTo("2026-02-27");
    assertThat(result.from()).as("ten sessions before, over a holiday").isEqualTo("2026-02-12");
    assertThat(fetches())
        .allSatisfy(
            fetch -> {
              assertThat(fetch.from()).isEqualTo(result.from());
              assertThat(fetch.to()).isEqualTo(result.date());
              assertThat(fetch.resources()).containsExactly("daily", "summary");
            });
  }

  @Test
  void aKilledRunContinuesWithTheDayOfItsFirstStart() throws IOException {
    Files.writeString(
        folder.resolve("day-7.json"),
        """
        {"id": "day-7", "started": "2024-03-05T23:30:00Z", "asOf": "2024-03-05T23:40:00Z",
         "input": %s, "finished": null, "result": null}
        """
            .formatted(Json.write(DailyRequest.defaults())));
    JobSettings settings = new JobSettings("/lake", "local", "");
    environment.close();
    environment =
        new FlowEnvironment(
            new RunStore(folder),
            new LaunchedJobs(new InProcessLauncher(new FakeRunner()), () -> settings));

    DailyResult result = daily("day-7", Map.of());

    assertThat(result.date()).isEqualTo("2024-03-05");
    assertThat(result.asOf()).isEqualTo("2024-03-05T23:40:00Z");
    assertThatThrownBy(() -> daily("day-7", Map.of("tickers", List.of("A"))))
        .hasStackTraceContaining("run day-7 was started with another input");
  }

  @Test
  void theResultAddsUpTheRowsOfAllVendors() {
    DailyResult result = daily("day-3", Map.of("date", "2024-03-04", "tickers", List.of("A")));

    assertThat(result.landed()).isEqualTo(2 * (900 + 12));
    assertThat(result.quarantined()).isEqualTo(2 * 38);
    assertThat(result.disputed()).isEqualTo(3);
    assertThat(result.held()).isEqualTo(1);
    assertThat(result.failures()).hasSize(2);
    assertThat(jobs.only(ReconcileRequest.class).tickers()).containsExactly("A");
  }

  @Test
  void anImportedSourceIsNotFetched() {
    DailyResult result = daily("day-4", Map.of("vendors", List.of("google", "polygon")));

    assertThat(fetches()).extracting(FetchRequest::vendors).containsExactly(List.of("polygon"));
    assertThat(jobs.only(ReconcileRequest.class).vendors()).containsExactly("google", "polygon");
    assertThat(result.steps())
        .extracting(StepProgress::step)
        .containsExactly("polygon", "reconcile", "inspect");
  }

  @Test
  void minutesAreFetchedAndLandedIfRequested() {
    reopen(
        new FakeJobs() {
          @Override
          protected JobResult run(JobRequest<?> request) {
            return request instanceof LandRequest
                ? new LandRequest.Result(400, 0, 0, 0, 0, Map.of(), 390)
                : super.run(request);
          }
        });
    DailyResult result = daily("day-8", Map.of("resources", List.of("minutes", "daily")));

    assertThat(result.landed()).isEqualTo(2 * 390);
    assertThat(result.steps().get(0).summary()).contains("0 actions, 390 minutes, 0 macro");
  }

  @Test
  void resourcesReachTheVendorInOneOrder() {
    daily("day-9", Map.of("resources", List.of("summary", "minutes", "daily")));
    backfill(
        "fill-5", Map.of("from", "2020-07-01", "to", "2020-08-03", "resources", List.of("daily")));

    assertThat(fetches())
        .extracting(FetchRequest::resources)
        .containsExactly(
            List.of("daily", "minutes", "summary"),
            List.of("daily", "minutes", "summary"),
            List.of("daily"));
  }

  @Test
  void defaultResourcesAreWrittenAsInEarlierBuilds() {
    String named = "{\"date\":\"2024-03-04\",\"resources\":[\"summary\",\"daily\"]}";
    DailyRequest request = Json.read(named, DailyRequest.class);

    assertThat(request).isEqualTo(Json.read("{\"date\":\"2024-03-04\"}", DailyRequest.class));
    assertThat(Json.write(request)).doesNotContain("resources");
    assertThat(Json.write(BackfillRequest.defaults())).doesNotContain("resources");
  }

  @Test
  void anUnknownResourceIsRefusedWithTheNearest() {
    assertThatThrownBy(() -> daily("day-10", Map.of("resources", List.of("minute"))))
        .hasStackTraceContaining(
            "resource 'minute' is none of daily, minutes, summary; the nearest is 'minutes'");
    assertThatThrownBy(() -> backfill("fill-6", Map.of("resources", List.of("daily", "daily"))))
        .hasStackTraceContaining("resources [daily, daily] has a duplicate");
  }

  @Test
  void aVendorWithoutAnyDataStopsTheDayBeforePricesAreReconciled() {
    reopen(
        new FakeJobs() {
          @Override
          protected JobResult run(JobRequest<?> request) {
            if (request instanceof FetchRequest fetch && fetch.vendors().contains("sim-tiingo")) {
              throw ApplicationFailure.newNonRetryableFailure(
                  "nothing could be had", Activities.USER_FAULT);
            }
            return super.run(request);
          }
        });
    assertThatThrownBy(() -> daily("day-5", Map.of()))
        .hasStackTraceContaining("nothing could be had");
  }

  @Test
  void aDayWithoutTradingIsRefusedWithTheNearestSessions() {
    assertThatThrownBy(() -> daily("day-6", Map.of("date", "2024-03-02")))
        .hasStackTraceContaining("the nearest sessions are 2024-03-01 and 2024-03-04");
  }

  @Test
  void aBackfillGoesYearByYearAndReconcilesOnce() {
    BackfillResult result = backfill("fill-1", Map.of("from", "2019-07-01", "to", "2021-03-01"));

    assertThat(keys())
        .containsExactly(
            "fill-1/2019/fetch",
            "fill-1/2019/land",
            "fill-1/2020/fetch",
            "fill-1/2020/land",
            "fill-1/2021/fetch",
            "fill-1/2021/land",
            "fill-1/reconcile",
            "fill-1/inspect");
    assertThat(fetches())
        .extracting(fetch -> fetch.from() + " " + fetch.to())
        .containsExactly("2019-07-01 2019-12-31", "2020-01-01 2020-12-31", "2021-01-01 2021-03-01");
    assertThat(jobs.only(ReconcileRequest.class).from()).isEqualTo("2019-07-01");
    assertThat(result.chunks()).isEqualTo(3);
    assertThat(result.landed()).isEqualTo(3 * 912);
    assertThat(result.failures()).isEqualTo(3);
  }

  @Test
  void aLongBackfillContinuesAsANewRunAndLosesNothing() {
    BackfillResult result = backfill("fill-2", Map.of("from", "1975-01-02", "to", "2019-12-31"));

    assertThat(jobs.asked().stream().filter(LandRequest.class::isInstance)).hasSize(45);
    assertThat(keys()).doesNotHaveDuplicates();
    assertThat(result.chunks()).isEqualTo(45);
    assertThat(result.landed()).isEqualTo(45 * 912);
    assertThat(result.examples()).hasSize(20);
    assertThat(result.steps()).hasSize(47).extracting(StepProgress::state).containsOnly(State.DONE);
  }

  @Test
  void emptyJsonMeansTheYearsOfTheSimulatedMarket() {
    WorkflowStub stub = environment.workflow(BackfillWorkflow.TYPE, "fill-3");
    stub.start(Map.of());
    BackfillResult result = stub.getResult(BackfillResult.class);

    assertThat(result.from()).isEqualTo("2016-01-04");
    assertThat(result.to()).isEqualTo("2023-12-29");
    assertThat(result.chunks()).isEqualTo(8);
    RunProgress progress = stub.query(RunProgress.QUERY, RunProgress.class);
    assertThat(progress.steps()).hasSize(10);
    assertThat(progress.current()).isEmpty();
  }

  @Test
  void otherVendorsNeedAFirstDay() {
    assertThatThrownBy(() -> backfill("fill-4", Map.of("vendors", List.of("polygon"))))
        .hasStackTraceContaining("from is missing; give the first day to request from polygon");
  }

  private void reopen(FakeJobs other) {
    environment.close();
    environment = new FlowEnvironment(other);
  }

  private DailyResult daily(String id, Map<String, Object> input) {
    WorkflowStub stub = environment.workflow(DailyWorkflow.TYPE, id);
    stub.start(input);
    return stub.getResult(DailyResult.class);
  }

  private BackfillResult backfill(String id, Map<String, Object> input) {
    WorkflowStub stub = environment.workflow(BackfillWorkflow.TYPE, id);
    stub.start(input);
    return stub.getResult(BackfillResult.class);
  }

  private List<String> keys() {
    return jobs.asked().stream().map(JobRequest::runKey).map(key -> key.value()).toList();
  }

  private List<FetchRequest> fetches() {
    return jobs.asked().stream()
        .filter(FetchRequest.class::isInstance)
        .map(FetchRequest.class::cast)
        .toList();
  }
}
