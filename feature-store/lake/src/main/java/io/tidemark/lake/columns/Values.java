package io.tidemark.lake.columns;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** The values of one column over the rows of a {@link RowGroup}, none of them null. */
public sealed interface Values {
  /** How many there are. */
  int size();

  /** Numbers, in the arrays that they are in, one after the other; NaN where there is none. */
  record Doubles(List<double[]> parts) implements Values {
    public Doubles {
      parts = List.copyOf(parts);
    }

    @Override
    public int size() {
      return parts.stream().mapToInt(part -> part.length).sum();
    }
  }

  /** Days since 1970-01-01. */
  record Days(int[] days) implements Values {
    @Override
    public int size() {
      return days.length;
    }

    LocalDate first() {
      return LocalDate.ofEpochDay(Arrays.stream(days).min().orElseThrow());
    }

    LocalDate last() {
      return LocalDate.ofEpochDay(Arrays.stream(days).max().orElseThrow());
    }
  }

  /** Times in microseconds since 1970-01-01T00:00:00Z. */
  record Micros(long[] micros) implements Values {
    @Override
    public int size() {
      return micros.length;
    }
  }

  /**
   * Texts that stay the same over many rows.
   *
   * @param texts each text of a run
   * @param lengths how many rows each run has
   */
  record Texts(List<String> texts, int[] lengths) implements Values {
    public Texts {
      texts = List.copyOf(texts);
    }

    /** One text in all rows. */
    public static Texts all(String text, int rows) {
      return new Texts(List.of(text), new int[] {rows});
    }

    @Override
    public int size() {
      return Arrays.stream(lengths).sum();
    }
  }
}
