package io.tidemark.core.feature.operators.rolling;

/**
 * Rows of which every window's statistic is wanted.
 *
 * @param series one array a series, in order of time
 * @param length how many rows there are, at least {@code window}
 * @param window how many rows a window has
 * @param parameters of the operator; the first is the window that was asked for
 * @param places of a single window from which rows are left out: where in it each row was, from 0;
 *     null where no row is left out
 */
record Block(double[][] series, int length, int window, double[] parameters, double[] places) {
  /** How many windows there are. */
  int count() {
    return length - window + 1;
  }

  /** The first series. */
  double[] x() {
    return series[0];
  }

  /** The second series. */
  double[] y() {
    return series[1];
  }
}
