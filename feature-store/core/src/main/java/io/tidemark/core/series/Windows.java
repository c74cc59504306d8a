package io.tidemark.core.series;

/**
 * Statistics of all windows of a series at once. A window is put together from shorter ones that
 * its neighbours use too: windows of 1, 2, 4, … rows, then those that add up to its length. That
 * takes some log₂ of the length passes over plain arrays, and how a window is put together depends
 * on its length alone, so equal windows give equal bits wherever the series begins.
 *
 * <p>The passes work in arrays that each thread keeps: fresh ones would cost more than the sums.
 */
public final class Windows {
  private static final ThreadLocal<Windows> OF_THIS_THREAD = ThreadLocal.withInitial(Windows::new);

  /** Two for the windows of 2, 4, 8, … rows, in turn; one for what adds up to the whole. */
  private final double[][][] arrays = new double[3][0][0];

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
     *     leftRows]}; may be {@code left}
     * @param count of windows
     */
    void join(
        double[][] left, int leftRows, double[][] right, int rightRows, double[][] out, int count);
  }

  /**
   * The numbers of every window.
   *
   * @param rows one array a number: its value for the window of one row alone
   * @param length how many rows there are, at least {@code window}
   * @return one array a number, of which the first {@code length − window + 1} values count; they
   *     are good until this thread's next call
   */
  public static double[][] of(double[][] rows, int length, int window, Join join) {
    return OF_THIS_THREAD.get().joined(rows, length, window, join);
  }

  private double[][] joined(double[][] rows, int length, int window, Join join) {
    double[][] parts = rows;
    double[][] whole = null;
    int done = 0;
    for (int size = 1; size <= window; size *= 2) {
      if (size > 1) {
        double[][] twice = arrays(parts == arrays[0] ? 1 : 0, rows.length, length);
        join.join(parts, size / 2, parts, size / 2, twice, length - size + 1);
        parts = twice;
      }
      if ((window & size) != 0) {
        whole = whole == null ? kept(parts, rows.length, length, size == window) : whole;
        if (done > 0) {
          join.join(whole, done, parts, size, whole, length - done - size + 1);
        }
        done += size;
      }
    }
    return whole;
  }

  /** The beginning of the whole, where the next pass leaves it alone. */
  private double[][] kept(double[][] parts, int numbers, int length, boolean isWhole) {
    if (isWhole) {
      return parts;
    }
    double[][] kept = arrays(2, numbers, length);
    for (int n = 0; n < numbers; n++) {
      System.arraycopy(parts[n], 0, kept[n], 0, length);
    }
    return kept;
  }

  private double[][] arrays(int which, int numbers, int length) {
    double[][] there = arrays[which];
    if (there.length < numbers || there[0].length < length) {
      int rows = Math.max(length, there.length == 0 ? 0 : there[0].length);
      arrays[which] = new double[Math.max(numbers, there.length)][rows];
    }
    return arrays[which];
  }
}
