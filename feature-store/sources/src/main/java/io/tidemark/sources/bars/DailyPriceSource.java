package io.tidemark.sources.bars;

import io.tidemark.core.feature.operators.Unit;
import io.tidemark.core.source.RowSource;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.market.PricesTable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reconciled daily prices, point in time: one row per session, adjusted as seen at that session's
 * decision time.
 */
public final class DailyPriceSource implements RowSource {
  /** The name in sets and in the lake. */
  public static final String NAME = "market.prices";

  /** What every bar has. */
  static final List<String> BAR = List.of("open", "high", "low", "close", "volume", "vwap");

  private static final Map<String, Unit> COLUMNS = units(PricesTable.TABLE, BAR);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, Unit> columns() {
    return COLUMNS;
  }

  @Override
  public Duration cadence() {
    return Duration.ofDays(1);
  }

  @Override
  public List<String> tables() {
    return List.of(NAME);
  }

  /** The dimensions of some of a table's columns. */
  static Map<String, Unit> units(Table table, List<String> columns) {
    return columns.stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Function.identity(), name -> table.column(name).unit().dimension().orElseThrow()));
  }
}
