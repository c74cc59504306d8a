package io.tidemark.sources.bars;

import io.tidemark.core.feature.operators.Unit;
import io.tidemark.core.source.RowSource;
import io.tidemark.core.table.market.MinuteBarsTable;
import io.tidemark.core.time.TradingCalendar;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Bars of one vendor of one or more minutes, adjusted by the same vendor's splits and dividends.
 */
public final class MinuteBarSource implements RowSource {
  private static final Map<String, Unit> COLUMNS =
      DailyPriceSource.units(
          MinuteBarsTable.TABLE,
          Stream.concat(DailyPriceSource.BAR.stream(), Stream.of("trades")).toList());

  @Override
  public String name() {
    return "market.minutes";
  }

  @Override
  public Map<String, Unit> columns() {
    return COLUMNS;
  }

  /** Of equity index futures, prices are index points and volumes contracts. */
  @Override
  public Optional<Unit> unit(String column, TradingCalendar calendar) {
    Optional<Unit> unit = unit(column);
    return calendar.equals(TradingCalendar.CMES) ? unit.map(MinuteBarSource::ofFutures) : unit;
  }

  private static Unit ofFutures(Unit ofShares) {
    if (ofShares.equals(Unit.PRICE)) {
      return Unit.INDEX_POINTS;
    }
    return ofShares.equals(Unit.SHARES) ? Unit.CONTRACTS : ofShares;
  }

  @Override
  public Duration cadence() {
    return Duration.ofMinutes(1);
  }

  @Override
  public List<String> tables() {
    return List.of("market.minutes", "market.actions");
  }
}
