package io.tidemark.features.factors.significance;

import io.tidemark.core.series.SeriesMean;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How many features have p below the level by chance if none predicts, given how their daily rank
 * ICs are correlated. The expected number is the level times their number; but correlated features
 * pass together, so the number varies more than that of independent ones.
 *
 * <p>It is a rotation test (Langsrud, Statistics and Computing 15:53, 2005). If no feature
 * predicts, the projections of the ICs on ν cosines (see {@link SeriesMean}) are ν independent
 * draws of the features' long-run distribution, as their mean is one too. A random unit vector u
 * combines them into a mean of each feature, the same u for all, and what is orthogonal to u gives
 * its standard error: each feature's t then has exactly a t distribution with ν - 1 degrees of
 * freedom, and the features are correlated as their projections are. The means themselves are not
 * used, so features that do predict change nothing.
 */
public final class ChanceCount {
  private static final int DRAWS = 2000;
  private static final long SEED = 20_250_101;

  private ChanceCount() {}

  /**
   * The number of passing features that chance alone exceeds with a probability of at most {@code
   * level}.
   *
   * @param daily rank IC by feature, then session; NaN where there is none; a feature without any
   *     does not count
   * @param horizon number of sessions that the ICs look ahead
   * @param level two-sided level of each feature's test, and of the bound
   */
  public static int atMost(List<double[]> daily, int horizon, double level) {
    int[] sessions =
        IntStream.range(0, daily.isEmpty() ? 0 : daily.get(0).length)
            .filter(t -> daily.stream().anyMatch(ic -> Double.isFinite(ic[t])))
            .toArray();
    int degrees = SeriesMean.degrees(sessions.length, SeriesMean.overlap(sessions, horizon));
    if (degrees < 2) {
      return daily.size();
    }
    double[][] directions =
        daily.stream().map(ic -> direction(ic, sessions, degrees)).toArray(double[][]::new);
    double t = TDistribution.of(degrees - 1.0).inverseSurvivalProbability(level / 2);
    double passing = t / Math.sqrt(degrees - 1 + t * t);
    Random random = new Random(SEED);
    int[] counts = new int[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      double[] unit =
          scaled(IntStream.range(0, degrees).mapToDouble(j -> random.nextGaussian()).toArray());
      counts[draw] =
          (int)
              Arrays.stream(directions)
                  .filter(direction -> Math.abs(product(direction, unit)) > passing)
                  .count();
    }
    Arrays.sort(counts);
    return counts[(int) Math.ceil((1 - level) * DRAWS) - 1];
  }

  private static double[] direction(double[] ic, int[] sessions, int degrees) {
    double mean =
        IntStream.of(sessions).mapToDouble(t -> ic[t]).filter(Double::isFinite).average().orElse(0);
    double[] projections = new double[degrees];
    for (int j = 1; j <= degrees; j++) {
      for (int i = 0; i < sessions.length; i++) {
        double value = ic[sessions[i]];
        if (Double.isFinite(value)) {
          projections[j - 1] += (value - mean) * SeriesMean.cosine(j, i, sessions.length);
        }
      }
    }
    return scaled(projections);
  }

  /** The vector divided by its length; a vector of zeros stays as it is. */
  private static double[] scaled(double[] vector) {
    double length = Math.sqrt(product(vector, vector));
    return length == 0 ? vector : Arrays.stream(vector).map(v -> v / length).toArray();
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
