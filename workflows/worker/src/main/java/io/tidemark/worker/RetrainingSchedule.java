package io.tidemark.worker;

import io.temporal.client.schedules.ScheduleClient;
import io.tidemark.flows.pipeline.PipelineWorkflow;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The schedule of the weekly retraining: the pipeline with its defaults, or with the given request,
 * on Sundays at 06:00 New York time.
 *
 * <p>Overlapping starts are skipped: a retraining that is still running has read nearly the same
 * data, so a second one would publish the same again. The catch-up window is one day: after
 * downtime on Sunday morning the server retrains when it is back; after weeks of downtime it
 * retrains once, at the next scheduled time.
 */
public final class RetrainingSchedule {
  public static final String ID = "retrain-weekly";

  static final Duration CATCH_UP = FlowSchedule.CATCH_UP;

  private static final FlowSchedule SCHEDULE =
      new FlowSchedule(
          ID, PipelineWorkflow.TYPE, "0 6 * * 0", Map.of("title", "Weekly retraining"));

  private RetrainingSchedule() {}

  /**
   * Creates the schedule. An existing one is kept, since a person may have paused or changed it,
   * unless a request is given.
   *
   * @param request request from now on; empty: the present one, or the pipeline's defaults
   * @return the request that it runs
   */
  public static Map<?, ?> ensure(TemporalServer server, Optional<Map<?, ?>> request) {
    return SCHEDULE.ensure(server, request);
  }

  static ScheduleClient client(TemporalServer server) {
    return FlowSchedule.client(server);
  }
}
