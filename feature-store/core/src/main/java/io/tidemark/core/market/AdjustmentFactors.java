package io.tidemark.core.market;

import java.util.Arrays;

/**
 * Factors that adjust earlier prices for splits and dividends: two separate chains, anchored at the
 * last session given, whose prices stay as traded.
 *
 * <p>All arrays hold one value per session, in order of time, for one ticker. A split of ratio
 * {@code r} (new shares per old one) on its ex-date divides every earlier price by {@code r} and
 * multiplies every earlier volume by it. A cash dividend {@code D} on its ex-date {@code t}
 * multiplies every earlier price by {@code (C[t-1] - D) / C[t-1]}, where {@code C[t-1]} is the raw
 * close of the session before: the method of CRSP and of the vendors that follow it.
 *
 * <p>Sessions added at the end rescale whole chains but never change the ratio of two earlier
 * values, so returns stay as they were.
 */
public final class AdjustmentFactors {
  private AdjustmentFactors() {}

  /**
   * The number of shares of the last session that one share of each session has become: divide
   * prices by it, multiply volumes by it.
   *
   * @param ratio new shares per old share on an ex-date, else 1; NaN counts as 1
   * @throws IllegalArgumentException if a ratio is not positive
   */
  public static double[] splits(double[] ratio) {
    double[] chain = new double[ratio.length];
    double shares = 1;
    for (int i = ratio.length - 1; i >= 0; i--) {
      chain[i] = shares;
      if (ratio[i] <= 0) {
        throw new IllegalArgumentException(
            "split ratio %s at session %d must be above 0".formatted(ratio[i], i));
      }
      if (!Double.isNaN(ratio[i])) {
        shares *= ratio[i];
      }
    }
    return chain;
  }

  /**
   * The fraction of each session's price that remains after later dividends: multiply prices by it.
   *
   * <p>The session before an ex-date is the last one with a close. A dividend that is not below
   * that close, or that has no close before it, has no factor in this method and changes nothing.
   *
   * @param close raw, USD per share; NaN where there is none
   * @param dividend USD per share on an ex-date, else 0; NaN counts as 0
   * @throws IllegalArgumentException if a dividend is negative, or the lengths differ
   */
  public static double[] dividends(double[] close, double[] dividend) {
    requireSameLength(close, dividend);
    double[] step = steps(close, dividend);
    double[] chain = new double[close.length];
    double left = 1;
    for (int i = close.length - 1; i >= 0; i--) {
      chain[i] = left;
      left *= step[i];
    }
    return chain;
  }

  /**
   * Both chains combined: multiply prices by it.
   *
   * @param ratio as in {@link #splits}
   * @param close as in {@link #dividends}
   * @param dividend as in {@link #dividends}
   */
  public static double[] prices(double[] ratio, double[] close, double[] dividend) {
    requireSameLength(ratio, close);
    double[] shares = splits(ratio);
    double[] factor = dividends(close, dividend);
    for (int i = 0; i < factor.length; i++) {
      factor[i] /= shares[i];
    }
    return factor;
  }

  /** The factor that the dividend of each session puts on all sessions before it. */
  private static double[] steps(double[] close, double[] dividend) {
    double[] step = new double[close.length];
    Arrays.fill(step, 1);
    double before = Double.NaN;
    for (int i = 0; i < close.length; i++) {
      if (dividend[i] < 0) {
        throw new IllegalArgumentException(
            "dividend %s at session %d must not be below 0".formatted(dividend[i], i));
      }
      if (dividend[i] > 0 && dividend[i] < before) {
        step[i] = (before - dividend[i]) / before;
      }
      if (!Double.isNaN(close[i])) {
        before = close[i];
      }
    }
    return step;
  }

  private static void requireSameLength(double[] a, double[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(
          "arrays of %d and %d sessions must have the same length".formatted(a.length, b.length));
    }
  }
}
