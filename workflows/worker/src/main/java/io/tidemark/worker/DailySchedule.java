package io.tidemark.worker;

import io.tidemark.flows.market.DailyWorkflow;
import java.util.Map;
import java.util.Optional;

/**
 * The schedule of the daily load: weekdays at 18:30 New York time, which leaves vendors time after
 * the close. On a holiday it loads late rows of the sessions before.
 */
public final class DailySchedule {
  public static final String ID = "market-data-daily";

  static final String CRON = "30 18 * * 1-5";

  private static final FlowSchedule SCHEDULE =
      new FlowSchedule(ID, DailyWorkflow.TYPE, CRON, Map.of());

  private DailySchedule() {}

  /**
   * Creates the schedule. An existing one is kept, unless a request is given.
   *
   * @param request request from now on; empty: the present one, or the simulated market
   * @return the request that it runs
   */
  public static Map<?, ?> ensure(TemporalServer server, Optional<Map<?, ?>> request) {
    return SCHEDULE.ensure(server, request);
  }
}
