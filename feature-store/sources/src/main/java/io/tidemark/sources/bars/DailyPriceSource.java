package io.tidemark.sources.bars;

import io.tidemark.core.feature.operators.Unit;
import io.tidemark.core.source.RowSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Reconciled daily prices, point in time: one row per session, adjusted as seen at that session's
 * decision time.
 */
public final class DailyPriceSource implements RowSource {
  /** The name in sets and in the lake. */
  public static final String NAME = "market.prices";

  static final Map<String, Unit> BAR =
      Map.of(
          "open", Unit.PRICE,
          "high", Unit.PRICE,
          "low", Unit.PRICE,
          "close", Unit.PRICE,
          "volume", Unit.SHARES,
          "vwap", Unit.PRICE);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, Unit> columns() {
    return BAR;
  }

  @Override
  public Duration cadence() {
    return Duration.ofDays(1);
  }

  @Override
  public List<String> tables() {
    return List.of(NAME);
  }
}
