package io.tidemark.ingest.land.records;

import io.tidemark.core.table.Table;
import io.tidemark.core.table.market.VendorSummariesTable;
import io.tidemark.feeds.TextRow;
import io.tidemark.ingest.calendar.SessionCache;
import java.time.LocalDate;

/** A vendor's own counts over a range of days: bars, if it counts them, and volume. */
final class SummaryRecords implements RecordType {
  @Override
  public TextRow.Kind kind() {
    return TextRow.Kind.SUMMARY;
  }

  @Override
  public String name() {
    return "summaries";
  }

  @Override
  public String subject() {
    return "ticker";
  }

  @Override
  public Table table() {
    return VendorSummariesTable.TABLE;
  }

  @Override
  public Object[] read(FieldReader row) {
    String ticker = row.named("ticker");
    LocalDate date = row.day("date");
    LocalDate until = row.day("until");
    row.breaksIf(
        date != null && until != null && until.isBefore(date),
        "until-before-date",
        "until %s is before date %s",
        row.text("until"),
        row.text("date"));
    row.happened(until == null ? null : SessionCache.close(until));
    Double rows = row.optional("rows");
    row.breaksIf(
        rows != null && (rows < 0 || rows != Math.rint(rows)),
        "unreadable-rows",
        "rows '%s' is not a count",
        row.text("rows"));
    double volume = row.number("volume");
    row.breaksIf(volume < 0, "negative-volume", "volume %s is below 0", row.text("volume"));
    return new Object[] {
      ticker,
      date == null ? null : (int) date.toEpochDay(),
      until == null ? null : (int) until.toEpochDay(),
      rows == null ? null : rows.longValue(),
      volume
    };
  }
}
