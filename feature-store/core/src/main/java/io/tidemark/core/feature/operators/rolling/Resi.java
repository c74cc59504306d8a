package io.tidemark.core.feature.operators.rolling;

/** How far the last value lies above a least-squares line through the window. */
public final class Resi extends Rolling {
  public Resi() {
    super("resi", 1, 3, "x[t] − x̄ − slope · (t − ī)", unit -> unit);
  }

  @Override
  boolean isOfPresentRow() {
    return true;
  }

  @Override
  void of(Block block, double[] out, int at) {
    Trend trend = Trend.of(block);
    for (int i = 0; i < block.count(); i++) {
      double above = block.x()[i + block.window() - 1] - trend.means()[i];
      out[at + i] = above - trend.slope(i) * trend.reach();
    }
  }
}
