package io.tidemark.ingest.land.records;

import io.tidemark.core.table.Table;
import io.tidemark.core.table.market.MacroSeriesTable;
import io.tidemark.feeds.TextRow;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Macro observations; the event is the start of the period described, in UTC. */
final class MacroRecords implements RecordType {
  @Override
  public TextRow.Kind kind() {
    return TextRow.Kind.MACRO;
  }

  @Override
  public String name() {
    return "macro";
  }

  @Override
  public String subject() {
    return "series";
  }

  @Override
  public Table table() {
    return MacroSeriesTable.TABLE;
  }

  @Override
  public Object[] read(FieldReader row) {
    String series = row.named("series");
    LocalDate date = row.day("date");
    row.happened(date == null ? null : date.atStartOfDay().toInstant(ZoneOffset.UTC));
    double value = row.number("value");
    return new Object[] {series, date == null ? null : (int) date.toEpochDay(), value};
  }
}
