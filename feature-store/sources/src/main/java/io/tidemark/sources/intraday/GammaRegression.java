package io.tidemark.sources.intraday;

import io.tidemark.core.series.Cholesky;
import java.util.Arrays;

/**
 * A regression of a positive target on logarithms, whose deviance is the QLIKE loss (a generalised
 * linear model of the gamma family with logarithmic link), shrunk towards fixed coefficients by a
 * ridge penalty. The first column is a constant without penalty.
 */
final class GammaRegression {
  private static final double RIDGE = 200;
  private static final int ROUNDS = 4;
  private static final double CUT = 5;
  private static final double LAST_CUT = 15;

  private final double[] means;
  private final double[] coefficients;

  /**
   * @param x one row per observation
   * @param y the target of each observation, at least one of them above 0
   * @param prior the coefficients that it is shrunk towards
   */
  GammaRegression(double[][] x, double[] y, double[] prior) {
    int columns = prior.length;
    means = new double[columns];
    for (int c = 1; c < columns; c++) {
      for (double[] row : x) {
        means[c] += row[c];
      }
      means[c] /= x.length;
    }
    double[][] centred = new double[x.length][columns];
    for (int i = 0; i < x.length; i++) {
      for (int c = 0; c < columns; c++) {
        centred[i][c] = x[i][c] - means[c];
      }
    }
    double[][] products = products(centred, columns);
    coefficients = prior.clone();
    coefficients[0] = 0;
    coefficients[0] = StrictMath.log(meanRatio(centred, y, Double.POSITIVE_INFINITY));
    for (int round = 0; round < ROUNDS; round++) {
      double[] gradient = new double[columns];
      for (int i = 0; i < y.length; i++) {
        double excess = Math.min(ratio(centred[i], y[i]), CUT) - 1;
        for (int c = 0; c < columns; c++) {
          gradient[c] += centred[i][c] * excess;
        }
      }
      for (int c = 1; c < columns; c++) {
        gradient[c] -= RIDGE * (coefficients[c] - prior[c]);
      }
      double[] step = Cholesky.solve(products, gradient);
      Arrays.setAll(coefficients, c -> coefficients[c] + step[c]);
    }
    coefficients[0] += StrictMath.log(meanRatio(centred, y, LAST_CUT));
  }

  /** The logarithm of the expected target for a row of regressors. */
  double log(double[] row) {
    double log = 0;
    for (int c = 0; c < row.length; c++) {
      log += (row[c] - means[c]) * coefficients[c];
    }
    return log;
  }

  private double ratio(double[] row, double y) {
    double log = 0;
    for (int c = 0; c < row.length; c++) {
      log += row[c] * coefficients[c];
    }
    return y / StrictMath.exp(log);
  }

  private double meanRatio(double[][] rows, double[] y, double cut) {
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      sum += Math.min(ratio(rows[i], y[i]), cut);
    }
    return sum / y.length;
  }

  private static double[][] products(double[][] rows, int columns) {
    double[][] products = new double[columns][columns];
    for (double[] row : rows) {
      for (int i = 0; i < columns; i++) {
        for (int j = 0; j <= i; j++) {
          products[i][j] += row[i] * row[j];
        }
      }
    }
    for (int i = 0; i < columns; i++) {
      products[i][i] += 1e-9 + (i == 0 ? 0 : RIDGE);
    }
    return products;
  }
}
