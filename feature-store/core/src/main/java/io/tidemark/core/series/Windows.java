package io.tidemark.core.series;

/**
 * Statistics of all windows of a series at once. A window is put together from shorter ones that
 * its neighbours use too: windows of 1, 2, 4, … rows, then those that add up to its length. That
 * takes some log₂ of the length passes over plain arrays, which compile to vector instructions, and
 * how a window is put together depends on its length alone, so equal windows give equal bits
 * wherever the series begins.
 */
public final class Windows {
  private Windows() {}

  /** How the numbers of a window follow from those of its two parts. */
  public interface Join {
    /**
     * Joins each window of {@code left} with the window of {@code right} that begins where it ends.
     *
     * @param left one array a number; one value a window, in order of the windows' first rows
     * @param leftRows the length of its windows
     * @param right the same of the later parts, by their own first rows
     * @param rightRows the length of its windows
     * @param out is filled: {@code out[..][i]} from {@code left[..][i]} and {@code right[..][i +
     *     leftRows]}
     */
    void join(double[][] left, int leftRows, double[][] right, int rightRows, double[][] out);
  }

  /**
   * The numbers of every window.
   *
   * @param rows one array a number: its value for the window of one row alone; at least {@code
   *     window} long
   * @return one array a number, of length {@code rows − window + 1}; for a window of one row, the
   *     arrays that were given
   */
  public static double[][] of(double[][] rows, int window, Join join) {
    double[][] parts = rows;
    double[][] whole = null;
    int done = 0;
    for (int size = 1; size <= window; size *= 2) {
      if (size > 1) {
        parts = joined(parts, size / 2, parts, size / 2, join);
      }
      if ((window & size) != 0) {
        whole = whole == null ? parts : joined(whole, done, parts, size, join);
        done += size;
      }
    }
    return whole;
  }

  private static double[][] joined(
      double[][] left, int leftRows, double[][] right, int rightRows, Join join) {
    double[][] out = new double[left.length][right[0].length - leftRows];
    join.join(left, leftRows, right, rightRows, out);
    return out;
  }
}
