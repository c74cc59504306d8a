package io.tidemark.serving.published;

import java.time.LocalDate;
import java.util.Comparator;

/** Which row of a version: of one ticker and session. In order of ticker, then of session. */
public record RowKey(String ticker, LocalDate date) implements Comparable<RowKey> {
  private static final Comparator<RowKey> ORDER =
      Comparator.comparing(RowKey::ticker).thenComparing(RowKey::date);

  @Override
  public int compareTo(RowKey other) {
    return ORDER.compare(this, other);
  }
}
