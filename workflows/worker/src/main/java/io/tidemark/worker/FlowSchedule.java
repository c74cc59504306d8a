package io.tidemark.worker;

import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleHandle;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleUpdate;
import io.temporal.client.schedules.ScheduleUpdateInput;
import io.tidemark.flows.market.DailyWorkflow;
import io.tidemark.flows.pipeline.PipelineWorkflow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A workflow that is started on a schedule in New York time. A start is skipped while a run is
 * still in progress; a missed start is made up for within a day.
 *
 * @param id its name in the Temporal UI
 * @param workflow type of the workflow that it starts
 * @param cron minute, hour, day, month, weekday
 * @param atFirst the initial request
 */
public record FlowSchedule(String id, String workflow, String cron, Map<?, ?> atFirst) {
  /**
   * The day's market data, on weekdays at 18:30, when vendors have had time since the close. On a
   * holiday it brings what was late of the sessions before.
   */
  public static final FlowSchedule DAILY =
      new FlowSchedule("market-data-daily", DailyWorkflow.TYPE, "30 18 * * 1-5", Map.of());

  /** The weekly retraining: the pipeline with its defaults, or as asked, Sundays at 06:00. */
  public static final FlowSchedule RETRAINING =
      new FlowSchedule(
          "retrain-weekly",
          PipelineWorkflow.TYPE,
          "0 6 * * 0",
          Map.of("title", "Weekly retraining"));

  static final String ZONE = "America/New_York";
  static final Duration CATCH_UP = Duration.ofDays(1);

  /**
   * Creates the schedule. An existing one is kept, since a person may have paused or changed it,
   * unless a request is given.
   *
   * @param request request from now on; empty: the present one, or the initial one
   * @return the request that it runs
   */
  public Map<?, ?> ensure(TemporalServer server, Optional<Map<?, ?>> request) {
    ScheduleClient schedules = client(server);
    try {
      Map<?, ?> runs = request.orElse(atFirst);
      schedules.createSchedule(id, definition(runs), ScheduleOptions.newBuilder().build());
      return runs;
    } catch (ScheduleAlreadyRunningException e) {
      ScheduleHandle there = schedules.getHandle(id);
      request.ifPresent(runs -> there.update(found -> new ScheduleUpdate(changed(found, runs))));
      return request.orElseGet(() -> runs(there.describe().getSchedule()));
    }
  }

  static ScheduleClient client(TemporalServer server) {
    return ScheduleClient.newInstance(
        server.stubs(),
        ScheduleClientOptions.newBuilder()
            .setNamespace(TemporalServer.NAMESPACE)
            .setDataConverter(TemporalServer.converter())
            .build());
  }

  private Schedule changed(ScheduleUpdateInput found, Map<?, ?> runs) {
    return Schedule.newBuilder(definition(runs))
        .setState(found.getDescription().getSchedule().getState())
        .build();
  }

  private static Map<?, ?> runs(Schedule schedule) {
    return ((ScheduleActionStartWorkflow) schedule.getAction()).getArguments().get(0, Map.class);
  }

  private Schedule definition(Map<?, ?> runs) {
    return Schedule.newBuilder()
        .setAction(
            ScheduleActionStartWorkflow.newBuilder()
                .setWorkflowType(workflow)
                .setArguments(runs)
                .setOptions(
                    WorkflowOptions.newBuilder()
                        .setWorkflowId(id)
                        .setTaskQueue(PipelineWorker.TASK_QUEUE)
                        .build())
                .build())
        .setSpec(
            ScheduleSpec.newBuilder()
                .setCronExpressions(List.of(cron))
                .setTimeZoneName(ZONE)
                .build())
        .setPolicy(
            SchedulePolicy.newBuilder()
                .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP)
                .setCatchupWindow(CATCH_UP)
                .build())
        .build();
  }
}
