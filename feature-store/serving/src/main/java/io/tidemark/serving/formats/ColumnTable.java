package io.tidemark.serving.formats;

import java.util.List;
import java.util.Map;

/**
 * A table of columns, which are arrays of the same length.
 *
 * @param rows number of rows
 * @param about description of the table by name, for formats that have metadata
 */
public record ColumnTable(int rows, List<Column> columns, Map<String, String> about) {
  /** Marks a missing day. */
  public static final int NO_DAY = Integer.MIN_VALUE;

  /** Marks a missing time. */
  public static final long NO_TIME = Long.MIN_VALUE;

  public ColumnTable {
    columns = List.copyOf(columns);
    about = Map.copyOf(about);
  }

  /** A column of one of these types. */
  public sealed interface Column {
    String name();
  }

  /** Texts, none of which is missing. */
  public record Texts(String name, String[] values) implements Column {}

  /**
   * Days since 1970-01-01.
   *
   * @param optional whether values may be {@link #NO_DAY}
   */
  public record Days(String name, int[] values, boolean optional) implements Column {}

  /**
   * Microseconds since 1970-01-01T00:00Z.
   *
   * @param optional whether values may be {@link #NO_TIME}
   */
  public record Times(String name, long[] values, boolean optional) implements Column {}

  /** Numbers; NaN where missing. */
  public record Numbers(String name, double[] values) implements Column {}

  /** Booleans; null where missing. */
  public record Flags(String name, Boolean[] values) implements Column {}
}
