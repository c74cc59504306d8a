package io.tidemark.core.market;

import java.util.List;

/**
 * The bars of one ticker in order of time, point in time: each bar sees the past adjusted for the
 * actions and restatements known by then, and nothing later. Bars that see the same past form a
 * {@linkplain Segment segment}. Rows are numbered from 0.
 */
public interface BarHistory {
  /** Name of the column with a row's time, in seconds since 1970-01-01. */
  String TIME = "time";

  /** Rows that see the same past: {@code from} included, {@code to} not. */
  record Segment(int from, int to) {}

  /**
   * Adjusted columns as one segment sees them.
   *
   * @param start row of the first value
   * @param names of the columns
   * @param columns one array per name; NaN where there is no bar
   */
  record View(int start, List<String> names, double[][] columns) {
    /** The values of a column. */
    public double[] column(String name) {
      return columns[names.indexOf(name)];
    }

    public int length() {
      return columns[0].length;
    }
  }

  /** The rows from the first bar to the last, cut where the view of the past changes. */
  List<Segment> segments();

  /**
   * The rows {@code from} (included) to {@code to} (excluded) as a segment sees them.
   *
   * @param from may be before the segment and before the first bar
   * @param to within the segment
   */
  View seenBy(Segment segment, int from, int to);

  /** All rows as known now, anchored at the last row: for labels, never for features. */
  View asKnown();

  /** Whether the row has a close, as known at its own decision time. */
  boolean hasClose(int row);

  /** Number of rows, including those before the first bar. */
  int rows();

  /**
   * The decision time of a row in seconds since 1970: its values may be acted upon from then on,
   * and only what is known then counts.
   */
  long decision(int row);

  /**
   * The position of a row among the rows of all tickers: the number of its session or of its
   * minute.
   */
  int place(int row);

  /** The first row at that position or after it; {@link #rows} if there is none. */
  int firstFrom(int place);
}
