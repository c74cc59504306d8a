package io.tidemark.core.series;

import java.util.Arrays;

/**
 * Statistics of all windows of a series at once. A window is put together from shorter ones that
 * its neighbours use too: windows of 1, 2, 4, … rows, then those that add up to its length. That
 * takes some log₂ of the length passes over plain arrays, and how a window is put together depends
 * on its length alone, so equal windows give equal bits wherever the series begins, and windows of
 * other lengths share the powers of two.
 *
 * <p>Its arrays are kept from series to series: fresh ones would cost more than the sums.
 */
public final class Windows {
  private final Join join;
  private final boolean overlaps;

  /** By power of two; one array a number. The first are the rows themselves. */
  private double[][][] powers = new double[1][][];

  private double[][] whole = new double[0][0];
  private double[][] later = new double[0][0];
  private int length;
  private int powersDone;
  private int windowDone;

  /**
   * @param overlaps whether a row that is in both parts counts once, as in a maximum: then two
   *     parts make any window
   */
  public Windows(Join join, boolean overlaps) {
    this.join = join;
    this.overlaps = overlaps;
  }

  /** How the numbers of a window follow from those of its two parts. */
  public interface Join {
    /**
     * Joins each window of {@code left} with the one of {@code right} at the same index.
     *
     * @param left one array a number; one value a window
     * @param leftRows how many rows later the right part begins: the length of the left windows,
     *     where parts do not overlap
     * @param right the same of the later parts
     * @param rightRows the length of its windows
     * @param out is filled; may be {@code left}
     * @param count of windows
     */
    void join(
        double[][] left, int leftRows, double[][] right, int rightRows, double[][] out, int count);
  }

  /**
   * Turns to another series.
   *
   * @param rows one array a number: its value for the window of one row alone; they must stay as
   *     they are as long as windows are asked for
   * @param length how many rows there are
   */
  public void turnTo(double[][] rows, int length) {
    this.length = length;
    powers[0] = rows;
    powersDone = 1;
    windowDone = 0;
  }

  /**
   * The numbers of every window.
   *
   * @param window its rows, at most those of the series
   * @return one array a number, of which the first {@code length − window + 1} values count; they
   *     are good until the next call
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

  /** The windows of 2ⁿ rows. */
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

  /** Brings the later parts to the index of the earlier ones: only then are loops vectors. */
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
