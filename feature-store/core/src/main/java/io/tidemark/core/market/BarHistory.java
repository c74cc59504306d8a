package io.tidemark.core.market;

import java.util.List;

/**
 * One ticker's bars in order of time, as each of them saw the past: adjusted for what had happened
 * and restated by what was known by then, and by nothing later. Bars that see the same past form a
 * {@linkplain Segment segment}. Rows are numbered from 0.
 */
public interface BarHistory {
  /** The column of a row's time, in seconds since 1970-01-01. */
  String TIME = "time";

  /** Rows that see the same past: {@code from} included, {@code to} not. */
  record Segment(int from, int to) {}

  /**
   * Adjusted columns as one segment sees them.
   *
   * @param start row of the first value
   * @param names of the columns
   * @param columns one array a name; NaN where there is no bar
   */
  record View(int start, List<String> names, double[][] columns) {
    /** The named column. */
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
   * What a segment's rows see of the rows {@code from..to}.
   *
   * @param from may lie before the segment, and before the first bar
   * @param to within the segment
   */
  View seenBy(Segment segment, int from, int to);

  /** Everything as it is known now, anchored at the last row: for labels, never for features. */
  View asKnown();

  /** Whether the row has a close, as it saw itself. */
  boolean hasClose(int row);

  /** One more than the last row's number. */
  int rows();

  /** When a row's values may be acted upon, in seconds since 1970: what is known then counts. */
  long decision(int row);

  /** What a row is called where several tickers' rows meet: its session's number, its minute. */
  int place(int row);

  /** The first row whose place is not before that one; {@link #rows} if there is none. */
  int firstFrom(int place);
}
