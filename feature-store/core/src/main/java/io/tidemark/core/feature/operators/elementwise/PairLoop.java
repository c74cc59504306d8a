package io.tidemark.core.feature.operators.elementwise;

/**
 * An operation on two series as a loop of its own: a loop that is compiled with its operation in it
 * runs several values at once, one that calls it does not.
 */
interface PairLoop {
  /** Fills {@code out[from..to)}. */
  void run(double[] x, double[] y, double[] out, int from, int to);
}
