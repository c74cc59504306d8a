package io.tidemark.serving.formats;

import java.util.List;
import java.util.Map;

/**
 * A table whose columns are arrays of one length.
 *
 * @param rows their length
 * @param about what the table is of, by name: where a form has room for it, it says so
 */
public record ColumnTable(int rows, List<Column> columns, Map<String, String> about) {
  /** Marks a day that is not there. */
  public static final int NO_DAY = Integer.MIN_VALUE;

  /** Marks a time that is not there. */
  public static final long NO_TIME = Long.MIN_VALUE;

  public ColumnTable {
    columns = List.copyOf(columns);
    about = Map.copyOf(about);
  }

  /** A column of one of these types. */
  public sealed interface Column {
    String name();
  }

  /** Texts, of which each is there. */
  public record Texts(String name, String[] values) implements Column {}

  /**
   * Days since 1970-01-01.
   *
   * @param optional whether one may be {@link #NO_DAY}
   */
  public record Days(String name, int[] values, boolean optional) implements Column {}

  /**
   * Microseconds since 1970-01-01T00:00Z.
   *
   * @param optional whether one may be {@link #NO_TIME}
   */
  public record Times(String name, long[] values, boolean optional) implements Column {}

  /** Numbers; NaN where there is none. */
  public record Numbers(String name, double[] values) implements Column {}

  /** Yes or no; null where neither can be said. */
  public record Flags(String name, Boolean[] values) implements Column {}
}
