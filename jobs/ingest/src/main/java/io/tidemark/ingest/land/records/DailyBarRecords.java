package io.tidemark.ingest.land.records;

import io.tidemark.core.table.Table;
import io.tidemark.core.table.market.DailyBarsTable;
import io.tidemark.feeds.TextRow;
import io.tidemark.ingest.calendar.SessionCache;
import java.time.LocalDate;

/**
 * Daily bars. A price jump is not a fault by itself, and a volume of 0 is a day without trades;
 * both are accepted.
 */
public final class DailyBarRecords implements RecordType {
  /**
   * Tolerance of the order of low, open, close and high: 1 bp, because vendors store prices in
   * single precision or adjust them.
   */
  static final double NOISE = 1e-4;

  @Override
  public TextRow.Kind kind() {
    return TextRow.Kind.BAR;
  }

  @Override
  public String name() {
    return "bars";
  }

  @Override
  public String subject() {
    return "ticker";
  }

  @Override
  public Table table() {
    return DailyBarsTable.TABLE;
  }

  @Override
  public Object[] read(FieldReader row) {
    String ticker = row.named("ticker");
    LocalDate date = row.day("date");
    row.session(date);
    row.happened(date == null ? null : SessionCache.close(date));
    PriceRange range = PriceRange.of(row, NOISE);
    Double vwap = row.optional("vwap");
    Double adjusted = row.optional("adj_close");
    return new Object[] {
      ticker,
      date == null ? null : (int) date.toEpochDay(),
      range.open(),
      range.high(),
      range.low(),
      range.close(),
      range.volume(),
      vwap,
      adjusted
    };
  }
}
