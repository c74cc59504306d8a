package io.tidemark.core.series;

import java.util.Arrays;

/**
 * Statistics of all windows of a series at once. A window is combined from shorter windows that its
 * neighbours use too: windows of 1, 2, 4, … rows, then those that add up to its length. That takes
 * about log₂(length) passes over plain arrays. The combination depends on the length of the window
 * alone, so equal windows give equal bits wherever the series begins, and windows of different
 * lengths share the powers of two.
 *
 * <p>The arrays are reused for the next series, since allocating them would cost more than the
 * sums.
 */
public final class Windows {
  private final Join join;
  private final boolean overlaps;

  /** By power of two, one array per result. The first entry is the rows themselves. */
  private double[][][] powers = new double[1][][];

  private double[][] whole = new double[0][0];
  private double[][] later = new double[0][0];
  private int length;
  private int powersDone;
  private int windowDone;

  /**
   * @param overlaps whether a row in both parts counts once, as for a maximum; if so, two parts
   *     make a window of any length
   */
  public Windows(Join join, boolean overlaps) {
    this.join = join;
    this.overlaps = overlaps;
  }

  /** Combines the results of two parts of a window into those of the window. */
  public interface Join {
    /**
     * Joins each window of {@code left} with the one of {@code right} at the same index.
     *
     * @param left one array per result with one value per window
     * @param leftRows number of rows by which the right part begins later: the length of the left
     *     windows if parts do not overlap
     * @param right the results of the later parts
     * @param rightRows length of the right windows
     * @param out receives the results; may be {@code left}
     * @param count number of windows
     */
    void join(
        double[][] left, int leftRows, double[][] right, int rightRows, double[][] out, int count);
  }

  /**
   * Switches to another series.
   *
   * @param rows one array per result: its value for windows of one row; the arrays must not change
   *     while windows are read
   * @param length number of rows
   */
  public void turnTo(double[][] rows, int length) {
    this.length = length;
    powers[0] = rows;
    powersDone = 1;
    windowDone = 0;
  }

  /**
   * The results of every window.
   *
   * @param window length in rows, at most that of the series
   * @return one array per result, of which the first {@code length − window + 1} values count;
   *     valid until the next call
   */
  public double[][] of(int window) {
    int greatest = 31 - Integer.numberOfLeadingZeros(window);
    if (window == 1 << greatest) {
      return power(greatest);
    }
    if (window != windowDone) {
      whole = sized(whole);
      if (overlaps) {
        double[][] part = power(greatest);
        join(part, window - (1 << greatest), part, 1 << greatest, whole);
      } else {
        addUp(window);
      }
      windowDone = window;
    }
    return whole;
  }

  private void addUp(int window) {
    int least = Integer.numberOfTrailingZeros(window);
    double[][] sum = power(least);
    int rows = 1 << least;
    for (int n = least + 1; 1 << n <= window; n++) {
      int more = 1 << n;
      if ((window & more) != 0) {
        join(sum, rows, power(n), more, whole);
        sum = whole;
        rows += more;
      }
    }
  }

  private double[][] power(int n) {
    for (; powersDone <= n; powersDone++) {
      if (powers.length == powersDone) {
        powers = Arrays.copyOf(powers, powersDone + 1);
        powers[powersDone] = new double[0][0];
      }
      int half = 1 << (powersDone - 1);
      double[][] part = powers[powersDone - 1];
      powers[powersDone] = sized(powers[powersDone]);
      join(part, half, part, half, powers[powersDone]);
    }
    return powers[n];
  }

  /** Shifts the later parts to the index of the earlier ones, so that the loops are vectorized. */
  private void join(
      double[][] left, int leftRows, double[][] right, int rightRows, double[][] out) {
    int count = length - leftRows - rightRows + 1;
    later = sized(later);
    for (int n = 0; n < later.length; n++) {
      System.arraycopy(right[n], leftRows, later[n], 0, count);
    }
    join.join(left, leftRows, later, rightRows, out, count);
  }

  private double[][] sized(double[][] arrays) {
    int numbers = powers[0].length;
    boolean fits = arrays.length >= numbers && arrays[0].length >= length;
    return fits ? arrays : new double[numbers][length];
  }
}
