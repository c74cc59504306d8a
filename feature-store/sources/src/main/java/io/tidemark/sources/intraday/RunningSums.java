package io.tidemark.sources.intraday;

/** Prefix sums over the slots of several consecutive sessions. */
final class RunningSums {
  private final double[] sums;
  private int size;

  /**
   * @param slots number of slots of all sessions
   */
  RunningSums(int slots) {
    sums = new double[slots + 1];
  }

  /** Appends the value of the next slot. */
  void add(double value) {
    sums[size + 1] = sums[size] + value;
    size++;
  }

  /** The sum over all slots before that position. */
  double upTo(int place) {
    return sums[place];
  }

  /**
   * The sum over the given number of slots before that position, or over all if there are fewer.
   */
  double last(int place, int slots) {
    return sums[place] - sums[Math.max(place - slots, 0)];
  }
}
