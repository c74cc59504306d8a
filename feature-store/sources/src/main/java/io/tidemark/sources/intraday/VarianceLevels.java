package io.tidemark.sources.intraday;

/**
 * The level of variance relative to the expected effect of time of day and news, over windows from
 * the last minutes to weeks of session time. Each window is padded with a tenth of its length at
 * the level of the next longer window, so that a quiet minute, a gap or an early close does not
 * give a level of 0.
 */
final class VarianceLevels {
  /** Window lengths in minutes of session time, ascending: ten minutes to twenty-two sessions. */
  static final int[] WINDOWS = {10, 30, 120, 1_380, 6_900, 30_360};

  static final int HALF_HOUR = 1;
  static final int TWO_HOURS = 2;
  static final int SESSION = 3;

  /** Weights of the windows in a forecast with fixed weights. */
  static final double[] WEIGHTS = {.26, .24, .20, .12, .06, .08};

  private static final double PADDING = 0.1;
  private static final double LEAST = 1e-16;

  private final RunningSums variance;
  private final RunningSums exposure;
  private final int minutes;
  private final double longest;

  /**
   * @param variance by slot, of past sessions and the present one so far
   * @param exposure expected effect of time of day and news on each slot that has a bar
   * @param past number of slots of past sessions
   */
  VarianceLevels(RunningSums variance, RunningSums exposure, int past, int minutes) {
    this.variance = variance;
    this.exposure = exposure;
    this.minutes = minutes;
    longest = variance.upTo(past) / Math.max(exposure.upTo(past), 1e-9);
  }

  /** The levels of all windows that end before that position. */
  double[] at(int place) {
    double[] levels = new double[WINDOWS.length];
    double longer = longest;
    for (int k = levels.length - 1; k >= 0; k--) {
      int slots = WINDOWS[k] / minutes;
      double padding = PADDING * slots;
      longer =
          (Math.max(variance.last(place, slots), 0) + padding * longer)
              / (Math.max(exposure.last(place, slots), 0) + padding);
      levels[k] = longer;
    }
    return levels;
  }

  /** The logarithm of the weighted geometric mean of the levels. */
  static double logMean(double[] levels) {
    double sum = 0;
    for (int k = levels.length - 1; k >= 0; k--) {
      sum += WEIGHTS[k] * StrictMath.log(Math.max(levels[k], LEAST));
    }
    return sum;
  }
}
