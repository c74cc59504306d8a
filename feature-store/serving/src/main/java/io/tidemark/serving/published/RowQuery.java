package io.tidemark.serving.published;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Selects rows of a version.
 *
 * @param tickers only these
 * @param from first session
 * @param to last session
 * @param asOf only rows, and versions of rows, known by then
 * @param cursor the first key to return; empty: from the first row
 * @param limit maximum number of rows
 */
public record RowQuery(
    NavigableSet<String> tickers,
    LocalDate from,
    LocalDate to,
    Instant asOf,
    Optional<RowKey> cursor,
    int limit) {
  public RowQuery {
    tickers = Collections.unmodifiableNavigableSet(new TreeSet<>(tickers));
  }

  /** The tickers that may still have rows after the cursor. */
  NavigableSet<String> remaining() {
    return cursor.map(key -> tickers.tailSet(key.ticker(), true)).orElse(tickers);
  }

  /** The first session to return for one of them. */
  LocalDate from(String ticker) {
    return cursor
        .filter(key -> key.ticker().equals(ticker) && key.date().isAfter(from))
        .map(RowKey::date)
        .orElse(from);
  }
}
