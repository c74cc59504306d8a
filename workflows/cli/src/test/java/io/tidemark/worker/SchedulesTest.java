package io.tidemark.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.schedules.ScheduleActionExecutionStartWorkflow;
import io.temporal.client.schedules.ScheduleDescription;
import io.temporal.client.schedules.ScheduleHandle;
import io.tidemark.cli.local.LocalStack;
import io.tidemark.cli.local.LocalStack.Name;
import io.tidemark.flows.pipeline.PipelineResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on the real server, since the embedded one has no schedules. */
public final class SchedulesTest {
  @TempDir private Path data;
  private LocalStack stack;
  private TemporalServer server;

  @BeforeEach
  void start() {
    LocalSettings settings =
        LocalSettings.from(
            Map.of(
                "TIDEMARK_HOME", Path.of("../..").toAbsolutePath().normalize().toString(),
                "TIDEMARK_DATA", data.toString(),
                "TIDEMARK_TEMPORAL_PORT", freePort(),
                "TIDEMARK_TEMPORAL_UI_PORT", freePort()));
    stack = new LocalStack(settings);
    assumeTrue(
        stack.lacking(Name.TEMPORAL).isEmpty(),
        "there is no temporal program in .tidemark/bin or on the path; ./tidemark up installs it");
    stack.start(List.of(Name.TEMPORAL));
    server = TemporalServer.at(settings.temporal());
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
    stack.stopAll();
  }

  @Test
  void isCreatedOnceAndUpdated() {
    ensure();
    handle().pause("by a person");
    ensure();

    ScheduleDescription found = handle().describe();
    assertThat(found.getSchedule().getPolicy().getOverlap())
        .isEqualTo(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP);
    assertThat(found.getSchedule().getPolicy().getCatchupWindow()).isEqualTo(FlowSchedule.CATCH_UP);
    assertThat(found.getSchedule().getState().isPaused()).isTrue();
    assertThat(FlowSchedule.client(server).listSchedules()).hasSize(1);
  }

  @Test
  void runsTheGivenRequestAndKeepsIt() {
    assertThat(ensure()).isEqualTo(Map.of("title", "Weekly retraining"));
    Map<String, Object> mine = Map.of("vendors", List.of("google", "yahoo"), "seed", 11);
    assertThat(FlowSchedule.RETRAINING.ensure(server, Optional.of(mine))).isEqualTo(mine);
    assertThat(ensure()).isEqualTo(mine);
  }

  @Test
  void isDueOnSundaysAtSixNewYorkTime() {
    ensure();

    assertThat(handle().describe().getInfo().getNextActionTimes())
        .isNotEmpty()
        .allSatisfy(
            next -> {
              ZonedDateTime local = next.atZone(ZoneId.of("America/New_York"));
              assertThat(local.getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
              assertThat(local.toLocalTime()).isEqualTo(LocalTime.of(6, 0));
            });
  }

  @Test
  void thePipelineRunsOnSchedule() {
    ensure();
    FakeJobs jobs = new FakeJobs();
    try (PipelineWorker ignored = PipelineWorker.start(server.client(), jobs, jobs)) {
      handle().trigger();

      String id = awaitFirstRun();
      PipelineResult result =
          server.client().newUntypedWorkflowStub(id).getResult(PipelineResult.class);
      assertThat(id).startsWith(FlowSchedule.RETRAINING.id());
      assertThat(result.version()).isNotEmpty();
    }
  }

  @Test
  void theDailyLoadIsDueOnWeekdaysAfterTheClose() {
    assertThat(FlowSchedule.DAILY.ensure(server, Optional.empty())).isEqualTo(Map.of());
    ensure();
    ScheduleHandle daily = FlowSchedule.client(server).getHandle(FlowSchedule.DAILY.id());
    daily.pause("by a person");
    Map<String, Object> mine = Map.of("vendors", List.of("polygon"));
    FlowSchedule.DAILY.ensure(server, Optional.of(mine));

    ScheduleDescription found = daily.describe();
    assertThat(found.getSchedule().getState().isPaused()).as("as a person left it").isTrue();
    assertThat(FlowSchedule.DAILY.ensure(server, Optional.empty())).isEqualTo(mine);
    assertThat(found.getSchedule().getPolicy().getOverlap())
        .isEqualTo(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP);
    assertThat(found.getInfo().getNextActionTimes())
        .isNotEmpty()
        .allSatisfy(
            next -> {
              ZonedDateTime local = next.atZone(ZoneId.of("America/New_York"));
              assertThat(local.getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
              assertThat(local.toLocalTime()).isEqualTo(LocalTime.of(18, 30));
            });
  }

  private Map<?, ?> ensure() {
    return FlowSchedule.RETRAINING.ensure(server, Optional.empty());
  }

  private String awaitFirstRun() {
    while (true) {
      var runs = handle().describe().getInfo().getRecentActions();
      if (!runs.isEmpty()) {
        return ((ScheduleActionExecutionStartWorkflow) runs.get(0).getAction()).getWorkflowId();
      }
    }
  }

  private ScheduleHandle handle() {
    return FlowSchedule.client(server).getHandle(FlowSchedule.RETRAINING.id());
  }

  private static String freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return Integer.toString(socket.getLocalPort());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
