package io.tidemark.sources.intraday;

/** Running sums over the slots of a window of sessions, one session after the other. */
final class RunningSums {
  private final double[] sums;
  private int size;

  /**
   * @param slots of all sessions together
   */
  RunningSums(int slots) {
    sums = new double[slots + 1];
  }

  /** Adds the next slot's value. */
  void add(double value) {
    sums[size + 1] = sums[size] + value;
    size++;
  }

  /** The sum over the slots before that place. */
  double upTo(int place) {
    return sums[place];
  }

  /** The sum over the last slots before that place, or from the beginning. */
  double last(int place, int slots) {
    return sums[place] - sums[Math.max(place - slots, 0)];
  }
}
