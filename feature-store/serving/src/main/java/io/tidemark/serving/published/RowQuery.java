package io.tidemark.serving.published;

import java.time.Instant;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Selects rows of a version.
 *
 * @param tickers only these
 * @param span of each
 * @param asOf only rows, and versions of rows, known by then
 * @param cursor the first key to return; empty: from the first row
 * @param limit maximum number of rows
 */
public record RowQuery(
    NavigableSet<String> tickers, RowSpan span, Instant asOf, Optional<RowKey> cursor, int limit) {
  public RowQuery {
    tickers = Collections.unmodifiableNavigableSet(new TreeSet<>(tickers));
  }

  /** The tickers that may still have rows after the cursor. */
  NavigableSet<String> remaining() {
    return cursor.map(key -> tickers.tailSet(key.ticker(), true)).orElse(tickers);
  }

  /** The first row to return for one of them that a page may begin with, if one is given. */
  Optional<RowKey> cursor(String ticker) {
    return cursor.filter(key -> key.ticker().equals(ticker));
  }
}
