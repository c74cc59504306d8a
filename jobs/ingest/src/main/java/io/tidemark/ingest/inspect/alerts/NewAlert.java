package io.tidemark.ingest.inspect.alerts;

import io.tidemark.core.RowId;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * What somebody should look at.
 *
 * @param sources vendors joined by +
 * @param ticker empty if it is about many
 * @param date session or ex-date
 * @param about what makes it another alert than one of the same kind, sources, ticker and date; a
 *     count that grows does not
 * @param message in words
 */
public record NewAlert(
    AlertKind kind,
    Severity severity,
    String sources,
    String ticker,
    LocalDate date,
    String about,
    String message) {
  /** Critical ones first, then the latest. */
  public static final Comparator<NewAlert> ORDER =
      Comparator.comparing(NewAlert::severity)
          .thenComparing(NewAlert::date, Comparator.reverseOrder())
          .thenComparing(NewAlert::kind)
          .thenComparing(NewAlert::ticker)
          .thenComparing(NewAlert::id);

  /** The same matter found again has the same id, and is not told again. */
  public String id() {
    return RowId.of(kind.label(), sources, ticker, date.toString(), about);
  }
}
