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

/** Converts the records of a file to rows of text. */
final class RecordRows {
  private final String source;
  private final FileContent kind;
  private final String payload;
  private final Instant importedAt;
  private final ColumnMapping mapping;
  private final Map<String, Integer> lengths;
  private final ImportedFile file;

  /**
   * @param importedAt known_at of rows that do not state it
   * @param lengths length in minutes of the bars in the lake, by ticker
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
   * The rows of one record.
   *
   * @param record text by column name
   * @throws io.tidemark.core.UserFault if the lake has bars of a different length of its ticker
   */
  List<IncomingRow> of(Map<String, String> record, String place) {
    String surplus = record.get(DelimitedFile.SURPLUS);
    String why =
        surplus == null ? null : "'%s' is beyond the columns of the header".formatted(surplus);
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

  /** The row of a line before the header, which has no subject and goes to quarantine. */
  IncomingRow ofLine(String text, long line) {
    TextRow.Kind rows =
        switch (kind) {
          case BARS -> mapping.minutes() > 0 ? TextRow.Kind.MINUTE : TextRow.Kind.BAR;
          case ACTIONS -> TextRow.Kind.ACTION;
          case MACRO -> TextRow.Kind.MACRO;
          case SERIES -> TextRow.Kind.SERIES;
          case MEMBERS -> TextRow.Kind.MEMBER;
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
        "'%s' is before the first record of the table".formatted(text.strip()),
        importedAt);
  }

  private void checkLength(TextRow row) {
    if (row.kind() == TextRow.Kind.MINUTE) {
      String ticker = row.text("ticker").strip();
      BarLengths.check(file.name(), source, ticker, mapping.minutes(), lengths.get(ticker));
    }
  }

  /** Makes the places of several rows of one record unique, so that each can be referred to. */
  private static TextRow placedApart(TextRow row) {
    String part =
        switch (row.kind()) {
          case BAR, MEMBER -> row.text("ticker");
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
