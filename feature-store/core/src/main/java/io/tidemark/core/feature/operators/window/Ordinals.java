package io.tidemark.core.feature.operators.window;

import java.util.Arrays;

/**
 * The rows of a block in order of size. Each row gets a distinct number, larger for a larger value,
 * so that the content of a window is a set of bits.
 */
public final class Ordinals {
  private static final int DIGIT = 8;
  private static final int DIGITS = 1 << DIGIT;

  /**
   * The number of leading bits, from the first in which any two values differ, that usually
   * distinguish all values.
   */
  private static final int LEADING = 4 * DIGIT;

  private long[] keys = {};
  private int[] order = {};
  private int[] sorted = {};
  private int[] ordinals = {};
  private int[] places = {};
  private double[] values = {};
  private final int[] counts = new int[DIGITS];
  private int length;

  /** Sorts the rows by value; equal values by row. */
  void of(double[] x, int length) {
    this.length = length;
    if (keys.length < length) {
      keys = new long[length];
      order = new int[length];
      sorted = new int[length];
      ordinals = new int[length];
      places = new int[length];
      values = new double[length];
    }
    long differ = 0;
    for (int t = 0; t < length; t++) {
      keys[t] = key(x[t]);
      order[t] = t;
      differ |= keys[t] ^ keys[0];
    }
    int top = Long.SIZE - Long.numberOfLeadingZeros(differ);
    sortBy(Math.max(0, top - LEADING), top);
    if (!isSorted()) {
      sortBy(0, top);
    }
    number(x);
  }

  private boolean isSorted() {
    for (int i = 1; i < length; i++) {
      if (Long.compareUnsigned(keys[order[i - 1]], keys[order[i]]) > 0) {
        return false;
      }
    }
    return true;
  }

  private void sortBy(int from, int to) {
    for (int shift = from; shift < to; shift += DIGIT) {
      sortByDigit(shift);
    }
  }

  int length() {
    return length;
  }

  /** The number of each row. */
  public int[] ordinals() {
    return ordinals;
  }

  /** Per row, the smallest number of the rows with the same value. */
  public int[] places() {
    return places;
  }

  /** The value that has a number. */
  public double value(int ordinal) {
    return values[ordinal];
  }

  /** Integers that sort as the values do; −0 equals 0. */
  private static long key(double value) {
    long bits = Double.doubleToRawLongBits(value + 0.0);
    return bits ^ ((bits >> (Long.SIZE - 1)) | Long.MIN_VALUE);
  }

  /** One pass of a radix sort, which keeps the order of equal digits. */
  private void sortByDigit(int shift) {
    Arrays.fill(counts, 0);
    for (int i = 0; i < length; i++) {
      counts[(int) (keys[i] >>> shift) & DIGITS - 1]++;
    }
    int before = 0;
    for (int digit = 0; digit < DIGITS; digit++) {
      int count = counts[digit];
      counts[digit] = before;
      before += count;
    }
    for (int i = 0; i < length; i++) {
      int row = order[i];
      sorted[counts[(int) (keys[row] >>> shift) & DIGITS - 1]++] = row;
    }
    int[] swapped = order;
    order = sorted;
    sorted = swapped;
  }

  private void number(double[] x) {
    int first = 0;
    for (int i = 0; i < length; i++) {
      int row = order[i];
      first = keys[row] == keys[order[first]] ? first : i;
      ordinals[row] = i;
      places[row] = first;
      values[i] = x[row];
    }
  }
}
