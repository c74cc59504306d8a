package io.tidemark.sources.bars;

import io.tidemark.core.feature.operators.Unit;
import io.tidemark.core.source.RowSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Agreed daily prices, adjusted as each session saw them: a row for every session. */
public final class DailyPriceSource implements RowSource {
  /** As sets and the lake name it. */
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
