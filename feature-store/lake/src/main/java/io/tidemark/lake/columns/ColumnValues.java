package io.tidemark.lake.columns;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/** The values of one column over the rows of a {@link RowGroup}, none of them null. */
public sealed interface ColumnValues {
  /** Number of values. */
  int size();

  /** The same values split into parts of that length; the last one may be shorter. */
  List<? extends ColumnValues> cut(int rows);

  /** Numbers in consecutive arrays; NaN where missing. */
  record Doubles(List<double[]> parts) implements ColumnValues {
    public Doubles {
      parts = List.copyOf(parts);
    }

    @Override
    public int size() {
      return parts.stream().mapToInt(part -> part.length).sum();
    }

    @Override
    public List<Doubles> cut(int rows) {
      List<Doubles> cuts = new ArrayList<>();
      List<double[]> open = new ArrayList<>();
      int room = rows;
      for (double[] part : parts) {
        for (int from = 0, to; from < part.length; from = to) {
          to = Math.min(part.length, from + room);
          open.add(Arrays.copyOfRange(part, from, to));
          room -= to - from;
          if (room == 0) {
            cuts.add(new Doubles(open));
            open = new ArrayList<>();
            room = rows;
          }
        }
      }
      if (!open.isEmpty()) {
        cuts.add(new Doubles(open));
      }
      return cuts;
    }
  }

  /** Days since 1970-01-01. */
  record Days(int[] days) implements ColumnValues {
    @Override
    public int size() {
      return days.length;
    }

    @Override
    public List<Days> cut(int rows) {
      return cuts(days.length, rows, (from, to) -> new Days(Arrays.copyOfRange(days, from, to)));
    }

    LocalDate first() {
      return LocalDate.ofEpochDay(Arrays.stream(days).min().orElseThrow());
    }

    LocalDate last() {
      return LocalDate.ofEpochDay(Arrays.stream(days).max().orElseThrow());
    }
  }

  /** Times in microseconds since 1970-01-01T00:00:00Z. */
  record Micros(long[] micros) implements ColumnValues {
    @Override
    public int size() {
      return micros.length;
    }

    @Override
    public List<Micros> cut(int rows) {
      return cuts(
          micros.length, rows, (from, to) -> new Micros(Arrays.copyOfRange(micros, from, to)));
    }
  }

  /**
   * Texts that repeat over many rows, as runs.
   *
   * @param texts text of each run
   * @param lengths number of rows of each run
   */
  record Texts(List<String> texts, int[] lengths) implements ColumnValues {
    public Texts {
      texts = List.copyOf(texts);
    }

    /** The same text in all rows. */
    public static Texts all(String text, int rows) {
      return new Texts(List.of(text), new int[] {rows});
    }

    @Override
    public int size() {
      return Arrays.stream(lengths).sum();
    }

    @Override
    public List<Texts> cut(int rows) {
      List<Texts> cuts = new ArrayList<>();
      List<String> names = new ArrayList<>();
      List<Integer> runs = new ArrayList<>();
      int room = rows;
      for (int run = 0; run < lengths.length; run++) {
        for (int left = lengths[run], taken; left > 0; left -= taken) {
          taken = Math.min(left, room);
          names.add(texts.get(run));
          runs.add(taken);
          room -= taken;
          if (room == 0) {
            cuts.add(of(names, runs));
            names = new ArrayList<>();
            runs = new ArrayList<>();
            room = rows;
          }
        }
      }
      if (!names.isEmpty()) {
        cuts.add(of(names, runs));
      }
      return cuts;
    }

    private static Texts of(List<String> texts, List<Integer> lengths) {
      return new Texts(texts, lengths.stream().mapToInt(Integer::intValue).toArray());
    }
  }

  private static <V> List<V> cuts(int size, int rows, BiFunction<Integer, Integer, V> part) {
    List<V> cuts = new ArrayList<>();
    for (int from = 0; from < size; from += rows) {
      cuts.add(part.apply(from, Math.min(size, from + rows)));
    }
    return cuts;
  }
}
