package io.tidemark.sources.vintages;

import java.io.Serializable;
import java.util.Arrays;

/**
 * One series as steps over time: at every second what {@link VintageHistory.View#level} of that
 * second and its day in UTC would be, found by a binary search.
 */
final class ReleaseSteps implements Serializable {
  private static final long serialVersionUID = 1;

  /** Seconds from which a value held, that value, and the second from which it is stale. */
  private final long[] from;

  private final double[] value;
  private final long[] until;

  ReleaseSteps(long[] from, double[] value, long[] until) {
    this.from = from;
    this.value = value;
    this.until = until;
  }

  /**
   * The value at a moment.
   *
   * @param second since 1970-01-01T00:00:00Z
   * @return NaN where nothing is known
   */
  double at(long second) {
    int place = Arrays.binarySearch(from, second);
    int step = place >= 0 ? place : -place - 2;
    return step < 0 || second >= until[step] ? Double.NaN : value[step];
  }
}
