package io.tidemark.serving.published;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Which rows of a ticker: those of some sessions, and within the day those whose bars end between
 * two moments. All ends are included.
 *
 * @param from first session
 * @param to last session
 * @param begin no bar that ends earlier; only sets within the day have such
 * @param end no bar that ends later
 */
public record RowSpan(
    LocalDate from, LocalDate to, Optional<Instant> begin, Optional<Instant> end) {

  /** All rows of some sessions. */
  public static RowSpan ofSessions(LocalDate from, LocalDate to) {
    return new RowSpan(from, to, Optional.empty(), Optional.empty());
  }

  /** The one row of that key. */
  public static RowSpan of(RowKey key) {
    return new RowSpan(key.date(), key.date(), key.end(), key.end());
  }
}
