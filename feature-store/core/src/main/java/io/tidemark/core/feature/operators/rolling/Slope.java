package io.tidemark.core.feature.operators.rolling;

/** The slope of a least-squares line through the window, per row. */
public final class Slope extends Rolling {
  public Slope() {
    super("slope", 1, 3, "Σ (i − ī)(x − x̄) / Σ (i − ī)²", unit -> unit);
  }

  @Override
  void of(Block block, double[] out, int at) {
    Trend trend = Trend.of(block);
    for (int i = 0; i < block.count(); i++) {
      out[at + i] = trend.slope(i);
    }
  }
}
