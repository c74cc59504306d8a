package io.tidemark.ingest.land.records;

import io.tidemark.core.table.Table;
import io.tidemark.core.table.market.AltSeriesTable;
import io.tidemark.core.table.market.MacroSeriesTable;
import io.tidemark.feeds.TextRow;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Observations of series, macro or alternative; the event time is the start of the observed period,
 * in UTC.
 */
record MacroRecords(TextRow.Kind kind, String name, Table table) implements RecordType {
  static final MacroRecords MACRO =
      new MacroRecords(TextRow.Kind.MACRO, "macro", MacroSeriesTable.TABLE);
  static final MacroRecords SERIES =
      new MacroRecords(TextRow.Kind.SERIES, "series", AltSeriesTable.TABLE);

  @Override
  public String subject() {
    return "series";
  }

  @Override
  public Object[] read(FieldReader row) {
    List<Object> values = new ArrayList<>();
    values.add(row.named("series"));
    if (kind == TextRow.Kind.SERIES) {
      values.add(row.text("entity"));
    }
    LocalDate date = row.day("date");
    row.happened(date == null ? null : date.atStartOfDay().toInstant(ZoneOffset.UTC));
    values.add(date == null ? null : (int) date.toEpochDay());
    values.add(row.number("value"));
    return values.toArray();
  }
}
