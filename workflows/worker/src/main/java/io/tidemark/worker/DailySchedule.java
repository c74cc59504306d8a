package io.tidemark.worker;

import io.tidemark.flows.market.DailyWorkflow;
import java.util.Map;
import java.util.Optional;

/**
 * The day's market data, on weekdays at 18:30 in New York, when vendors have had time since the
 * close. On a holiday it brings what was late of the sessions before.
 */
public final class DailySchedule {
  public static final String ID = "market-data-daily";

  static final String CRON = "30 18 * * 1-5";

  private static final FlowSchedule SCHEDULE =
      new FlowSchedule(ID, DailyWorkflow.TYPE, CRON, Map.of());

  private DailySchedule() {}

  /**
   * Creates the schedule. One that is there stays as it is, unless a request is given.
   *
   * @param request what to run from now on; empty: as it is, or the simulated market
   * @return what it runs
   */
  public static Map<?, ?> ensure(TemporalServer server, Optional<Map<?, ?>> request) {
    return SCHEDULE.ensure(server, request);
  }
}
