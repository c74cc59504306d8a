package io.tidemark.ingest.inspect.alerts;

import io.tidemark.core.RowId;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * An alert: something that a person should look at.
 *
 * @param sources vendors joined by +
 * @param ticker empty if the alert is about several tickers
 * @param date session or ex-date
 * @param about distinguishes alerts of the same kind, sources, ticker and date; it contains no
 *     counts, so a growing count does not make a new alert
 * @param message text for people
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

  /** A deterministic id: the same finding always has the same id and is published once. */
  public String id() {
    return RowId.of(kind.label(), sources, ticker, date.toString(), about);
  }
}
