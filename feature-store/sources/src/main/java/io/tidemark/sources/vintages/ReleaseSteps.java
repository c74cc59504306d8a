package io.tidemark.sources.vintages;

import java.io.Serializable;
import java.util.Arrays;

/**
 * One series as a step function of time, read by binary search. At every second its value equals
 * {@link VintageHistory.View#level} at that second, with the second's UTC day as the session.
 */
final class ReleaseSteps implements Serializable {
  private static final long serialVersionUID = 1;

  /** Second from which a value is valid, the value, and the second from which it is stale. */
  private final long[] from;

  private final double[] value;
  private final long[] until;

  ReleaseSteps(long[] from, double[] value, long[] until) {
    this.from = from;
    this.value = value;
    this.until = until;
  }

  /** The value at a time. */
  double at(long second) {
    int place = Arrays.binarySearch(from, second);
    int step = place >= 0 ? place : -place - 2;
    return step < 0 || second >= until[step] ? Double.NaN : value[step];
  }
}
