package io.tidemark.core.feature.operators.elementwise;

/**
 * An operation on two series as a loop. Each operation has its own loop, because the JIT compiler
 * vectorizes a loop with the operation inside it and not one that calls the operation.
 */
interface PairLoop {
  /** Fills {@code out[from..to)}. */
  void run(double[] x, double[] y, double[] out, int from, int to);
}
