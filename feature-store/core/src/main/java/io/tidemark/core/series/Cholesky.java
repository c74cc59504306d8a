package io.tidemark.core.series;

/** Solves linear equations with a symmetric positive definite matrix by Cholesky decomposition. */
public final class Cholesky {
  private Cholesky() {}

  /**
   * Solves {@code Ax = b} for x.
   *
   * @param a positive definite; its lower triangle is read
   */
  public static double[] solve(double[][] a, double[] b) {
    int n = b.length;
    double[][] lower = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
      }
    }
    double[] x = b.clone();
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        x[i] -= lower[i][k] * x[k];
      }
      x[i] /= lower[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        x[i] -= lower[k][i] * x[k];
      }
      x[i] /= lower[i][i];
    }
    return x;
  }
}
