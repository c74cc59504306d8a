package io.tidemark.sources.intraday;

/**
 * Blends the forecasts of several experts with weights that depend on the present state. The state
 * says whether jumps and whether noise are prominent. The weight of an expert follows from its mean
 * past QLIKE loss in that state, shrunk towards its loss over all states while there are few
 * observations.
 */
final class EstimatorBlend {
  private static final int STATES = 4;
  private static final double FEW = 100;
  private static final double POWER = -40;
  private static final double CUT = 15;
  private static final double LEAST_RATIO = 1e-3;
  private static final double JUMP = 0.3;
  private static final double NOISE = 0.15;

  private final double[][] weights = new double[STATES][];

  /**
   * Computes the weights.
   *
   * @param logs forecasts of the experts, in logarithms: one array per expert, one value per row
   * @param y realised values
   * @param states the state of each row
   */
  EstimatorBlend(double[][] logs, double[] y, int[] states) {
    int experts = logs.length;
    double[][] sums = new double[STATES][experts];
    double[] all = new double[experts];
    int[] rows = new int[STATES];
    for (int i = 0; i < y.length; i++) {
      rows[states[i]]++;
      for (int e = 0; e < experts; e++) {
        double ratio = y[i] / StrictMath.exp(logs[e][i]);
        double loss = Math.min(ratio, CUT) - StrictMath.log(Math.max(ratio, LEAST_RATIO)) - 1;
        sums[states[i]][e] += loss;
        all[e] += loss;
      }
    }
    for (int state = 0; state < STATES; state++) {
      double[] loss = new double[experts];
      double least = Double.POSITIVE_INFINITY;
      for (int e = 0; e < experts; e++) {
        loss[e] = (sums[state][e] + FEW * all[e] / y.length) / (rows[state] + FEW);
        least = Math.min(least, loss[e]);
      }
      double total = 0;
      for (int e = 0; e < experts; e++) {
        loss[e] = StrictMath.pow(loss[e] / least, POWER);
        total += loss[e];
      }
      for (int e = 0; e < experts; e++) {
        loss[e] /= total;
      }
      weights[state] = loss;
    }
  }

  /**
   * The state: 1 if the squared returns of the last half hour exceed their bipower variation
   * (jumps), 2 if those of the last two hours exceed the range-based variance (noise), 3 for both,
   * 0 for neither.
   */
  static int state(double[] squared, double[] bipower, double[] range) {
    double jump =
        StrictMath.log(squared[VarianceLevels.HALF_HOUR] / bipower[VarianceLevels.HALF_HOUR]);
    double noise =
        StrictMath.log(squared[VarianceLevels.TWO_HOURS] / range[VarianceLevels.TWO_HOURS]);
    return (jump > JUMP ? 1 : 0) + (noise > NOISE ? 2 : 0);
  }

  /** The weighted mean of the experts' forecasts, in logarithms. */
  double log(double[] logs, int state) {
    double log = 0;
    for (int e = 0; e < logs.length; e++) {
      log += weights[state][e] * logs[e];
    }
    return log;
  }

  /** The constant to add to an expert's logarithms so that its forecast is unbiased on average. */
  static double shift(double[] logs, double[] y) {
    double rough = StrictMath.log(meanRatio(logs, 0, y, 1e9));
    return rough + StrictMath.log(meanRatio(logs, rough, y, CUT));
  }

  private static double meanRatio(double[] logs, double shift, double[] y, double cut) {
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      sum += Math.min(y[i] / StrictMath.exp(logs[i] + shift), cut);
    }
    return sum / y.length;
  }
}
