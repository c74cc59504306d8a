package io.tidemark.core.feature.operators.rolling;

import java.util.Arrays;

/** The values of a window in order of size, kept so while it moves on row by row. */
final class SortedWindow {
  private final double[] sorted;

  /** The first {@code window} values. */
  SortedWindow(double[] x, int window) {
    sorted = new double[window];
    for (int i = 0; i < window; i++) {
      sorted[i] = x[i] + 0.0; // -0.0 and 0.0 are sorted apart, but are equal
    }
    Arrays.sort(sorted);
  }

  double at(int place) {
    return sorted[place];
  }

  /** Takes one value out and puts another in. */
  void replace(double gone, double come) {
    int from = Arrays.binarySearch(sorted, gone + 0.0);
    int to = Arrays.binarySearch(sorted, come + 0.0);
    to = to < 0 ? -to - 1 : to;
    if (to > from) {
      System.arraycopy(sorted, from + 1, sorted, from, to - 1 - from);
      sorted[to - 1] = come + 0.0;
    } else {
      System.arraycopy(sorted, to, sorted, to + 1, from - to);
      sorted[to] = come + 0.0;
    }
  }

  /** How many values are below one that is in the window, those equal to it counted half. */
  double below(double value) {
    int place = Arrays.binarySearch(sorted, value + 0.0);
    int first = place;
    while (first > 0 && sorted[first - 1] == sorted[place]) {
      first--;
    }
    int last = place;
    while (last + 1 < sorted.length && sorted[last + 1] == sorted[place]) {
      last++;
    }
    return (first + last + 1) / 2.0;
  }
}
