package io.tidemark.core.feature.operators.rolling;

/** The slope of a least-squares line through the window, per row. */
public final class Slope extends Rolling {
  public Slope() {
    super("slope", 1, 3, "Σ (i − ī)(x − x̄) / Σ (i − ī)²", unit -> unit);
  }

  @Override
  boolean needsPlaces() {
    return true;
  }

  @Override
  void of(double[][] x, int length, int window, double[] out, int at) {
    PairMoments moments = PairMoments.of(x[0], x[1], length, window);
    for (int i = 0; i <= length - window; i++) {
      out[at + i] = moments.products()[i] / moments.squaresY()[i];
    }
  }
}
