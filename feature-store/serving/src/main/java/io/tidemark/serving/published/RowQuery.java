package io.tidemark.serving.published;

import java.time.Instant;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which rows of a version are wanted.
 *
 * @param tickers those alone
 * @param span of each
 * @param asOf no row that became known later, and of a row no version that did
 * @param cursor rows from this key on; left out, from the first
 * @param limit at most so many
 */
public record RowQuery(
    NavigableSet<String> tickers, RowSpan span, Instant asOf, Optional<RowKey> cursor, int limit) {
  public RowQuery {
    tickers = Collections.unmodifiableNavigableSet(new TreeSet<>(tickers));
  }

  /** Those tickers of which rows may still come. */
  NavigableSet<String> remaining() {
    return cursor.map(key -> tickers.tailSet(key.ticker(), true)).orElse(tickers);
  }

  /** The first row of one of them that a page may begin with, if one is given. */
  Optional<RowKey> cursor(String ticker) {
    return cursor.filter(key -> key.ticker().equals(ticker));
  }
}
