package io.tidemark.workflows.server;

import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleUpdate;
import io.tidemark.workflows.pipeline.PipelineWorkflow;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The weekly retraining: the pipeline with its defaults, Sundays at 06:00 in New York.
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

  private RetrainingSchedule() {}

  /** Creates the schedule, or brings the one that is there up to date; a pause of it stays. */
  public static void ensure(TemporalServer server) {
    ScheduleClient schedules = client(server);
    try {
      schedules.createSchedule(ID, definition(), ScheduleOptions.newBuilder().build());
    } catch (ScheduleAlreadyRunningException e) {
      schedules
          .getHandle(ID)
          .update(
              there ->
                  new ScheduleUpdate(
                      Schedule.newBuilder(definition())
                          .setState(there.getDescription().getSchedule().getState())
                          .build()));
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

  private static Schedule definition() {
    return Schedule.newBuilder()
        .setAction(
            ScheduleActionStartWorkflow.newBuilder()
                .setWorkflowType(PipelineWorkflow.TYPE)
                .setArguments(Map.of("title", "Weekly retraining"))
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
