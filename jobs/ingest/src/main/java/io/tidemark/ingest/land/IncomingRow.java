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
 * A row at the door, whatever it is about and wherever from.
 *
 * @param source source name
 * @param payload SHA-256 of the answer or file that it came in
 * @param unreadable why it is none of the fields it should have; null for a proper row
 * @param knownAt when it was known
 */
public record IncomingRow(
    String source, String payload, TextRow row, String unreadable, Instant knownAt)
    implements Serializable {

  /**
   * A row as it came.
   *
   * @param knownAtOtherwise when it was known, if the row itself does not say
   */
  public static IncomingRow of(
      String source, String payload, TextRow row, Instant knownAtOtherwise) {
    return unreadable(source, payload, row, null, knownAtOtherwise);
  }

  /**
   * A row that is not what its header says; it goes to quarantine.
   *
   * @param why what is wrong with it, in words; null if nothing is
   */
  public static IncomingRow unreadable(
      String source, String payload, TextRow row, String why, Instant knownAtOtherwise) {
    Instant knownAt = row.knownAt() == null ? knownAtOtherwise : row.knownAt();
    return new IncomingRow(source, payload, row, why, knownAt);
  }

  /**
   * An answer that is no rows at all; it goes to quarantine as one.
   *
   * @param subject ticker or series it was about
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

  /** The kind whose rows quarantine keeps under that name, such as {@code bars}. */
  public static TextRow.Kind kindOf(String name) {
    return RecordType.ALL.stream()
        .filter(facts -> facts.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no kind of rows is called " + name))
        .kind();
  }

  RecordType facts() {
    return RecordType.of(row.kind());
  }

  /** What it is about, as it came. */
  String subject() {
    return row.text(facts().subject());
  }

  /** Its name in quarantine. One record can bring a split and a dividend, each a row of its own. */
  public String id() {
    return RowId.of(
        facts().name() + row.text("kind"), source, subject(), row.text("date"), row.raw());
  }

  /** Its texts that say something, by our names, as JSON. */
  String fields() {
    Map<String, String> said = new LinkedHashMap<>(row.fields());
    said.values().removeIf(String::isEmpty);
    return Json.write(said);
  }
}
