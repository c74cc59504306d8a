package io.tidemark.simulation.futures;

/**
 * The usual trading activity by minute of the day in New York, where 1 is the middle of the stock
 * session: low in the evening, higher during European hours, a peak at the stock open, a low at
 * noon and a smaller peak at the close.
 */
final class IntradayProfile {
  static final int MINUTES = 24 * 60;

  /** Activity below which a minute counts as night. */
  static final double NIGHT = 0.35;

  /** Minute of the day and activity, interpolated linearly. */
  private static final double[][] CORNERS = {
    {0, 0.26},
    {120, 0.30},
    {180, 0.55},
    {300, 0.45},
    {480, 0.50},
    {509, 0.55},
    {510, 0.95},
    {540, 0.70},
    {569, 0.75},
    {570, 2.40},
    {600, 1.60},
    {660, 1.15},
    {750, 0.80},
    {840, 0.95},
    {930, 1.15},
    {955, 1.70},
    {960, 0.90},
    {975, 0.40},
    {1020, 0.20},
    {1080, 0.34},
    {1110, 0.25},
    {1260, 0.28},
    {MINUTES, 0.26}
  };

  private static final double[] SHAPE = shape();

  private IntradayProfile() {}

  static double at(int minuteOfDay) {
    return SHAPE[minuteOfDay];
  }

  /** The sum of squared activities over a regular session's minutes. */
  static double squaresOfSession() {
    double sum = 0;
    for (int minute = 0; minute < MINUTES; minute++) {
      boolean closed = minute >= 17 * 60 && minute < 18 * 60;
      sum += closed ? 0 : SHAPE[minute] * SHAPE[minute];
    }
    return sum;
  }

  private static double[] shape() {
    double[] shape = new double[MINUTES];
    int corner = 0;
    for (int minute = 0; minute < MINUTES; minute++) {
      while (CORNERS[corner + 1][0] <= minute) {
        corner++;
      }
      double[] from = CORNERS[corner];
      double[] to = CORNERS[corner + 1];
      shape[minute] = from[1] + (to[1] - from[1]) * (minute - from[0]) / (to[0] - from[0]);
    }
    return shape;
  }
}
