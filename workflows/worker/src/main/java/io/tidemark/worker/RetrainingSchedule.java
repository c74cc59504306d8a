package io.tidemark.worker;

import io.temporal.client.schedules.ScheduleClient;
import io.tidemark.flows.pipeline.PipelineWorkflow;
import java.time.Duration;
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

  static final Duration CATCH_UP = FlowSchedule.CATCH_UP;

  private static final FlowSchedule SCHEDULE =
      new FlowSchedule(
          ID, PipelineWorkflow.TYPE, "0 6 * * 0", Map.of("title", "Weekly retraining"));

  private RetrainingSchedule() {}

  /**
   * Creates the schedule. One that is there stays as it is, since a person may have paused it or
   * changed what it runs, unless a request is given.
   *
   * @param request what to run from now on; empty: as it is, or the pipeline's defaults
   * @return what it runs
   */
  public static Map<?, ?> ensure(TemporalServer server, Optional<Map<?, ?>> request) {
    return SCHEDULE.ensure(server, request);
  }

  static ScheduleClient client(TemporalServer server) {
    return FlowSchedule.client(server);
  }
}
