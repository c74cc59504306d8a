package io.tidemark.sources.intraday;

import io.tidemark.core.series.Cholesky;
import java.util.Arrays;

/**
 * The intraday pattern of variance: factors for bins of five minutes with mean 1, estimated from
 * past sessions and shrunk towards a fixed profile while there are few sessions.
 */
final class DiurnalFactors {
  /** Bins of five minutes. */
  static final int BINS = SessionGrid.MINUTES / 5;

  private static final int BINS_A_HALF_HOUR = 6;
  private static final double HALF_LIFE = 40;
  private static final double PRIOR_SESSIONS = 12;
  private static final double CAP = 8;
  private static final int FIRST_REGULAR = 186;
  private static final int AFTER_REGULAR = 264;
  private static final int MORNING_RELEASES = 174;
  private static final int HARMONICS = 6;

  /** Relative variance of the half hours from 18:00, rounded; the base of the fixed profile. */
  private static final double[] HALF_HOURS = {
    .9, .35, .35, .35, .45, .40, .32, .30, .25, .22, .22, .20, .20, .18, .25, .25, .35, .38, .70,
    .55, .60, .45, .40, .36, .42, .45, .50, .55, .65, 1.5, 1.0, 3.3, 4.6, 3.0, 2.3, 1.8, 1.5, 1.4,
    1.6, 1.6, 1.7, 1.7, 1.7, 2.4, 1.5, .4
  };

  /** The fixed profile that estimates are shrunk towards. */
  static final double[] PRIOR = prior();

  private static final double[][] FOURIER = fourier();

  private DiurnalFactors() {}

  /**
   * The mean of the sessions, each divided by its level, with larger weights for recent sessions;
   * values above eight times the expected one are cut to that.
   *
   * @param sums variance of complete bins, by session, oldest first, and bin
   * @param present whether enough of the bin has bars
   */
  static double[] mean(double[][] sums, boolean[][] present) {
    int sessions = sums.length;
    double[] factor = PRIOR;
    for (int round = 0; round < 2; round++) {
      double[] weighted = new double[BINS];
      double[] weights = new double[BINS];
      double whole = sum(factor);
      for (int j = 0; j < sessions; j++) {
        double exposure = 0;
        double total = 0;
        for (int b = 0; b < BINS; b++) {
          exposure += present[j][b] ? factor[b] : 0;
          total += present[j][b] ? sums[j][b] : 0;
        }
        double[] cut = new double[BINS];
        double rough = total / Math.max(exposure, 1e-9);
        for (int b = 0; b < BINS; b++) {
          cut[b] = present[j][b] ? Math.min(sums[j][b], CAP * rough * factor[b]) : 0;
        }
        double level = Math.max(sum(cut) / Math.max(exposure, 1e-9), 1e-14);
        double weight =
            exposure > 0.1 * whole ? StrictMath.pow(0.5, (sessions - 1 - j) / HALF_LIFE) : 0;
        for (int b = 0; b < BINS; b++) {
          weighted[b] += weight * cut[b] / level;
          weights[b] += present[j][b] ? weight : 0;
        }
      }
      double[] next = new double[BINS];
      for (int b = 0; b < BINS; b++) {
        next[b] = (weighted[b] + PRIOR_SESSIONS * PRIOR[b]) / (weights[b] + PRIOR_SESSIONS);
      }
      factor = ofMeanOne(next);
    }
    return factor;
  }

  /**
   * The weighted standard deviation, a factor that is robust to jumps (Boudt, Croux and Laurent,
   * Journal of Empirical Finance 2011): squared returns near their shortest half; larger ones have
   * weight 0.
   *
   * @param squares squared returns of the bins divided by the bipower level of the session, by
   *     session
   */
  static double[] robust(double[][] squares, boolean[][] present) {
    double[] factor = new double[BINS];
    for (int b = 0; b < BINS; b++) {
      double[] values = new double[squares.length];
      int n = 0;
      for (int j = 0; j < squares.length; j++) {
        values[n] = squares[j][b];
        n += present[j][b] ? 1 : 0;
      }
      double[] sorted = Arrays.copyOf(values, n);
      Arrays.sort(sorted);
      factor[b] =
          PRIOR[b]
              * (n < 5 ? 1 : (n * withoutJumps(sorted) + PRIOR_SESSIONS) / (n + PRIOR_SESSIONS));
    }
    return ofMeanOne(factor);
  }

  private static double withoutJumps(double[] sorted) {
    double half = sorted[sorted.length / 2] / (0.6745 * 0.6745);
    if (half <= 0) {
      half = Math.max(sum(sorted) / sorted.length, 1e-6);
    }
    double sum = 0;
    int kept = 0;
    for (double square : sorted) {
      if (square <= 6.635 * half) {
        sum += square;
        kept++;
      }
    }
    return 1.081 * sum / Math.max(kept, 1);
  }

  /**
   * The flexible Fourier form (Andersen and Bollerslev, Journal of Empirical Finance 1997) fitted
   * to the logarithm of a factor: a parabola, six harmonics, and terms for regular trading hours,
   * their open and close, the open in the evening and the releases in the morning.
   */
  static double[] fourier(double[] factor) {
    int terms = FOURIER[0].length;
    double[][] products = new double[terms][terms];
    double[] withLog = new double[terms];
    for (int b = 0; b < BINS; b++) {
      double log = StrictMath.log(Math.max(factor[b], 1e-3));
      for (int i = 0; i < terms; i++) {
        withLog[i] += FOURIER[b][i] * log;
        for (int j = 0; j <= i; j++) {
          products[i][j] += FOURIER[b][i] * FOURIER[b][j];
        }
      }
    }
    for (int i = 0; i < terms; i++) {
      products[i][i] += 1e-6;
    }
    double[] coefficients = Cholesky.solve(products, withLog);
    double[] fitted = new double[BINS];
    for (int b = 0; b < BINS; b++) {
      double log = 0;
      for (int i = 0; i < terms; i++) {
        log += FOURIER[b][i] * coefficients[i];
      }
      fitted[b] = StrictMath.exp(log);
    }
    return ofMeanOne(fitted);
  }

  private static double[][] fourier() {
    double[][] terms = new double[BINS][];
    for (int b = 0; b < BINS; b++) {
      double t = (b + 0.5) / BINS;
      double[] row = new double[10 + 2 * HARMONICS];
      row[0] = 1;
      row[1] = t;
      row[2] = t * t;
      for (int k = 1; k <= HARMONICS; k++) {
        row[1 + 2 * k] = StrictMath.cos(2 * Math.PI * k * t);
        row[2 + 2 * k] = StrictMath.sin(2 * Math.PI * k * t);
      }
      double regular = b >= FIRST_REGULAR && b < AFTER_REGULAR ? 1 : 0;
      double through =
          Math.min(1, Math.max(0, (b - FIRST_REGULAR) / (double) (AFTER_REGULAR - FIRST_REGULAR)));
      int at = 3 + 2 * HARMONICS;
      row[at] = regular;
      row[at + 1] = regular * through;
      row[at + 2] = regular * through * through;
      row[at + 3] = regular * StrictMath.exp(-Math.max(b - FIRST_REGULAR, 0) / 6.0);
      row[at + 4] = b == MORNING_RELEASES ? 1 : 0;
      row[at + 5] = b == AFTER_REGULAR ? 1 : 0;
      row[at + 6] = StrictMath.exp(-b / 3.0);
      terms[b] = row;
    }
    return terms;
  }

  private static double[] prior() {
    double[] bins = new double[BINS];
    Arrays.setAll(bins, b -> HALF_HOURS[b / BINS_A_HALF_HOUR]);
    return ofMeanOne(bins);
  }

  private static double[] ofMeanOne(double[] factor) {
    double mean = sum(factor) / factor.length;
    return Arrays.stream(factor).map(f -> f / mean).toArray();
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
