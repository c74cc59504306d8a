package io.tidemark.workflows.server;

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
import io.tidemark.workflows.pipeline.PipelineWorkflow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The weekly retraining: the pipeline with its defaults, or as asked, Sundays at 06:00 in New York.
 *
 * <p>Overlap is skipped: a retraining that is still running has read nearly the same data, so one
 * waiting behind it would publish the same again. The catch-up window is a day: a server that was
 * down on Sunday morning retrains when it is back, one that was away for weeks does so once, at the
 * next turn.
 */
public final class RetrainingSchedule {
  public static final String ID = "retrain-weekly";

  static final String CRON = "0 6 * * 0";
  static final String ZONE = "America/New_York";
  static final Duration CATCH_UP = Duration.ofDays(1);

  private static final Map<?, ?> DEFAULT = Map.of("title", "Weekly retraining");

  private RetrainingSchedule() {}

  /**
   * Creates the schedule. One that is there stays as it is, since a person may have paused it or
   * changed what it runs, unless a request is given.
   *
   * @param request what to run from now on; empty: as it is, or the pipeline's defaults
   * @return what it runs
   */
  public static Map<?, ?> ensure(TemporalServer server, Optional<Map<?, ?>> request) {
    ScheduleClient schedules = client(server);
    try {
      Map<?, ?> runs = request.orElse(DEFAULT);
      schedules.createSchedule(ID, definition(runs), ScheduleOptions.newBuilder().build());
      return runs;
    } catch (ScheduleAlreadyRunningException e) {
      ScheduleHandle there = schedules.getHandle(ID);
      request.ifPresent(runs -> there.update(found -> new ScheduleUpdate(changed(found, runs))));
      return request.orElseGet(() -> runs(there.describe().getSchedule()));
    }
  }

  private static Schedule changed(ScheduleUpdateInput found, Map<?, ?> runs) {
    return Schedule.newBuilder(definition(runs))
        .setState(found.getDescription().getSchedule().getState())
        .build();
  }

  private static Map<?, ?> runs(Schedule schedule) {
    return ((ScheduleActionStartWorkflow) schedule.getAction()).getArguments().get(0, Map.class);
  }

  static ScheduleClient client(TemporalServer server) {
    return ScheduleClient.newInstance(
        server.stubs(),
        ScheduleClientOptions.newBuilder()
            .setNamespace(TemporalServer.NAMESPACE)
            .setDataConverter(TemporalServer.converter())
            .build());
  }

  private static Schedule definition(Map<?, ?> runs) {
    return Schedule.newBuilder()
        .setAction(
            ScheduleActionStartWorkflow.newBuilder()
                .setWorkflowType(PipelineWorkflow.TYPE)
                .setArguments(runs)
                .setOptions(
                    WorkflowOptions.newBuilder()
                        .setWorkflowId(ID)
                        .setTaskQueue(PipelineWorker.TASK_QUEUE)
                        .build())
                .build())
        .setSpec(
            ScheduleSpec.newBuilder()
                .setCronExpressions(List.of(CRON))
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
