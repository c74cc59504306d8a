package io.tidemark.ingest.files;

import io.tidemark.core.Json;
import io.tidemark.feeds.TextRow;
import io.tidemark.feeds.files.ColumnMapping;
import io.tidemark.feeds.files.DelimitedFile;
import io.tidemark.ingest.land.Arrival;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** From a file's records to rows of text. */
final class RecordRows {
  private final String source;
  private final String payload;
  private final Instant importedAt;
  private final ColumnMapping mapping;

  /**
   * @param payload SHA-256 of the file
   * @param importedAt when rows were known that do not say
   */
  RecordRows(String source, String payload, Instant importedAt, ColumnMapping mapping) {
    this.source = source;
    this.payload = payload;
    this.importedAt = importedAt;
    this.mapping = mapping;
  }

  /**
   * The rows that one record makes.
   *
   * @param record column to text
   */
  List<Arrival> of(Map<String, String> record, String place) {
    String surplus = record.get(DelimitedFile.SURPLUS);
    String why =
        surplus == null ? null : "'%s' stands beyond the header's columns".formatted(surplus);
    List<TextRow> rows = mapping.rows(record, place, Json.write(record));
    boolean several = rows.stream().map(TextRow::kind).distinct().count() < rows.size();
    return rows.stream()
        .map(row -> several ? placedApart(row) : row)
        .map(row -> Arrival.unreadable(source, payload, row, why, importedAt))
        .toList();
  }

  /** Rows of one kind out of one record differ in their place, so that each can be pointed at. */
  private static TextRow placedApart(TextRow row) {
    String part =
        switch (row.kind()) {
          case BAR -> row.text("ticker");
          case ACTION -> row.text("kind");
          case MACRO -> row.text("series");
          case MINUTE -> row.text("time");
          case SUMMARY -> row.text("until");
        };
    return new TextRow(
        row.kind(), row.fields(), row.place() + " " + part, row.raw(), row.knownAt());
  }
}
