package io.tidemark.serving.published;

import java.time.LocalDate;
import java.util.Comparator;

/** The key of a row of a version: its ticker and session. Sorted by ticker, then by session. */
public record RowKey(String ticker, LocalDate date) implements Comparable<RowKey> {
  private static final Comparator<RowKey> ORDER =
      Comparator.comparing(RowKey::ticker).thenComparing(RowKey::date);

  @Override
  public int compareTo(RowKey other) {
    return ORDER.compare(this, other);
  }
}
