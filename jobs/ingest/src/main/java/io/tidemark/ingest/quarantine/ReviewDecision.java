package io.tidemark.ingest.quarantine;

import io.tidemark.core.Json;
import io.tidemark.core.review.RowReview.Decision;
import io.tidemark.ingest.vendors.ManualOverride;
import io.tidemark.ingest.vendors.VendorBar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;

/**
 * A person's decision about one bar in quarantine.
 *
 * @param id id of the quarantined row
 * @param refused whether the bar was not loaded, so that it is a fact only if it is released
 * @param fields the bar's values as text, including the values of an override
 * @param since when the decision was made
 * @param until when it expires; {@link Instant#MAX} if never
 */
record ReviewDecision(
    String id,
    String vendor,
    String ticker,
    LocalDate date,
    boolean refused,
    String decision,
    Map<String, String> fields,
    Instant since,
    Instant until) {

  /**
   * Reads a row of {@code id, source, ticker, date, stage, said, decision, fields, known_at,
   * until}.
   *
   * @return empty if the row's date or ticker is not valid: such a row is in quarantine for that
   *     reason and does not refer to a fact
   */
  static Optional<ReviewDecision> of(Row row) {
    Map<String, String> fields = new LinkedHashMap<>(Json.texts(row.getString(5)));
    fields.putAll(Json.texts(row.getString(7)));
    Map<String, String> put = Json.texts(row.getString(7));
    return day(put.getOrDefault("date", row.getString(3)))
        .map(
            date ->
                new ReviewDecision(
                    row.getString(0),
                    row.getString(1),
                    put.getOrDefault("ticker", row.getString(2)),
                    date,
                    row.getString(4).equals("refused"),
                    row.getString(6),
                    fields,
                    row.getTimestamp(8).toInstant(),
                    row.isNullAt(9) ? Instant.MAX : row.getTimestamp(9).toInstant()));
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text.strip()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  boolean isApproval() {
    return decision.equals(Decision.APPROVE.label());
  }

  /** Whether it released a bar that was not among the facts. */
  boolean isRelease() {
    return decision.equals(Decision.OVERRIDE.label()) || (refused && isApproval());
  }

  /** The {@linkplain VendorBar#id identity} of the bar that it released. */
  String released() {
    return new VendorBar(
            vendor,
            date,
            value("open"),
            value("high"),
            value("low"),
            value("close"),
            value("volume"),
            since)
        .id(ticker);
  }

  ManualOverride ruling(String bar, boolean accepted, Instant from, Instant to) {
    return new ManualOverride(vendor, date, bar, accepted, from, to);
  }

  /** Reads a value; an unreadable one becomes NaN, which gives an identity that no bar has. */
  private double value(String field) {
    try {
      return Double.parseDouble(fields.getOrDefault(field, "").strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
