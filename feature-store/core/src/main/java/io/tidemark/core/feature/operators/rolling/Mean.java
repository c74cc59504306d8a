package io.tidemark.core.feature.operators.rolling;

/** The arithmetic mean over the window. */
public final class Mean extends Rolling {
  public Mean() {
    super("mean", 1, 1, "Σ x / n", unit -> unit);
  }

  @Override
  void of(Block block, double[] out, int at) {
    double[] sums = Sum.sums(block);
    for (int i = 0; i < block.count(); i++) {
      out[at + i] = sums[i] / block.window();
    }
  }
}
