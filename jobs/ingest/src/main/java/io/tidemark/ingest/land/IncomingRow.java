package io.tidemark.ingest.land;

import io.tidemark.core.Json;
import io.tidemark.core.RowId;
import io.tidemark.feeds.TextRow;
import io.tidemark.ingest.land.records.RecordType;
import java.io.Serializable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A row to be validated and loaded, of any kind and from any source.
 *
 * @param source source name
 * @param payload SHA-256 of the response or file that contains it
 * @param unreadable why the row cannot be parsed into fields; null for a parsed row
 * @param knownAt when it became known
 */
public record IncomingRow(
    String source, String payload, TextRow row, String unreadable, Instant knownAt)
    implements Serializable {

  /**
   * A parsed row.
   *
   * @param knownAtOtherwise when it became known, if the row does not state it
   */
  public static IncomingRow of(
      String source, String payload, TextRow row, Instant knownAtOtherwise) {
    return unreadable(source, payload, row, null, knownAtOtherwise);
  }

  /**
   * A row that does not match its header; it goes to quarantine.
   *
   * @param why what is wrong with it; null if nothing is
   */
  public static IncomingRow unreadable(
      String source, String payload, TextRow row, String why, Instant knownAtOtherwise) {
    Instant knownAt = row.knownAt() == null ? knownAtOtherwise : row.knownAt();
    return new IncomingRow(source, payload, row, why, knownAt);
  }

  /**
   * A response that cannot be parsed into rows; it goes to quarantine as one row.
   *
   * @param subject ticker or series of the request
   * @param why what is wrong with it, in words
   */
  public static IncomingRow unreadable(
      String source,
      String payload,
      TextRow.Kind kind,
      String subject,
      String place,
      String raw,
      String why,
      Instant knownAt) {
    Map<String, String> fields = Map.of(RecordType.of(kind).subject(), subject);
    return new IncomingRow(
        source, payload, new TextRow(kind, fields, place, raw, knownAt), why, knownAt);
  }

  /** The kind of rows with that name in quarantine, such as {@code bars}. */
  public static TextRow.Kind kindOf(String name) {
    return RecordType.ALL.stream()
        .filter(facts -> facts.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown kind of rows: " + name))
        .kind();
  }

  RecordType facts() {
    return RecordType.of(row.kind());
  }

  /** The subject (such as the ticker) as in the source. */
  String subject() {
    return row.text(facts().subject());
  }

  /**
   * Its id in quarantine. One record can contain a split and a dividend, which are separate rows.
   */
  public String id() {
    return RowId.of(
        facts().name() + row.text("kind"), source, subject(), row.text("date"), row.raw());
  }

  /** Its non-empty fields by our names, as JSON. */
  String fields() {
    Map<String, String> said = new LinkedHashMap<>(row.fields());
    said.values().removeIf(String::isEmpty);
    return Json.write(said);
  }
}
