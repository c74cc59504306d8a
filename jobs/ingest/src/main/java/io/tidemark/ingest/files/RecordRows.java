package io.tidemark.ingest.files;

import io.tidemark.core.Json;
import io.tidemark.core.files.FileContent;
import io.tidemark.feeds.TextRow;
import io.tidemark.feeds.files.ColumnMapping;
import io.tidemark.feeds.files.DelimitedFile;
import io.tidemark.ingest.land.IncomingRow;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From a file's records to rows of text. */
final class RecordRows {
  private final String source;
  private final FileContent kind;
  private final String payload;
  private final Instant importedAt;
  private final ColumnMapping mapping;
  private final Map<String, Integer> lengths;
  private final ImportedFile file;

  /**
   * @param importedAt when rows were known that do not say
   * @param lengths by ticker, how many minutes the bars have that the lake has of it
   */
  RecordRows(
      String source,
      FileContent kind,
      ImportedFile file,
      Instant importedAt,
      ColumnMapping mapping,
      Map<String, Integer> lengths) {
    this.source = source;
    this.kind = kind;
    this.file = file;
    this.payload = file.sha256();
    this.importedAt = importedAt;
    this.mapping = mapping;
    this.lengths = lengths;
  }

  /**
   * The rows that one record makes.
   *
   * @param record column to text
   * @throws io.tidemark.core.UserFault if the lake has bars of another length of its ticker
   */
  List<IncomingRow> of(Map<String, String> record, String place) {
    String surplus = record.get(DelimitedFile.SURPLUS);
    String why =
        surplus == null ? null : "'%s' stands beyond the header's columns".formatted(surplus);
    List<TextRow> rows = mapping.rows(record, place, Json.write(record));
    if (!lengths.isEmpty()) {
      rows.forEach(this::checkLength);
    }
    boolean several = rows.stream().map(TextRow::kind).distinct().count() < rows.size();
    return rows.stream()
        .map(row -> several ? placedApart(row) : row)
        .map(row -> IncomingRow.unreadable(source, payload, row, why, importedAt))
        .toList();
  }

  /** A line that stands before the header, which says nothing of what rows are about. */
  IncomingRow ofLine(String text, long line) {
    TextRow.Kind rows =
        switch (kind) {
          case BARS -> mapping.minutes() > 0 ? TextRow.Kind.MINUTE : TextRow.Kind.BAR;
          case ACTIONS -> TextRow.Kind.ACTION;
          case MACRO -> TextRow.Kind.MACRO;
          case SERIES -> TextRow.Kind.SERIES;
        };
    Map<String, Object> raw = new LinkedHashMap<>();
    raw.put("file", file.name());
    raw.put("line", line);
    raw.put("text", text);
    return IncomingRow.unreadable(
        source,
        payload,
        rows,
        "",
        file.name() + ":" + line,
        Json.write(raw),
        "'%s' stands before the first record of the table".formatted(text.strip()),
        importedAt);
  }

  private void checkLength(TextRow row) {
    if (row.kind() == TextRow.Kind.MINUTE) {
      String ticker = row.text("ticker").strip();
      BarLengths.check(file.name(), source, ticker, mapping.minutes(), lengths.get(ticker));
    }
  }

  /** Rows of one kind out of one record differ in their place, so that each can be pointed at. */
  private static TextRow placedApart(TextRow row) {
    String part =
        switch (row.kind()) {
          case BAR -> row.text("ticker");
          case ACTION -> row.text("kind");
          case MACRO -> row.text("series");
          case SERIES -> row.text("series") + " " + row.text("entity");
          case MINUTE -> row.text("time");
          case SUMMARY -> row.text("until");
        };
    return new TextRow(
        row.kind(), row.fields(), row.place() + " " + part, row.raw(), row.knownAt());
  }
}
