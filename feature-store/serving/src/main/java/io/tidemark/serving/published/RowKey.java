package io.tidemark.serving.published;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/**
 * Which row of a version. In order of ticker, then of time.
 *
 * @param date the session
 * @param end within the day when the row's bar ends; daily rows have none
 */
public record RowKey(String ticker, LocalDate date, Optional<Instant> end)
    implements Comparable<RowKey> {
  private static final Comparator<RowKey> ORDER =
      Comparator.comparing(RowKey::ticker)
          .thenComparing(RowKey::date)
          .thenComparing(key -> key.end().orElse(Instant.MIN));

  @Override
  public int compareTo(RowKey other) {
    return ORDER.compare(this, other);
  }
}
