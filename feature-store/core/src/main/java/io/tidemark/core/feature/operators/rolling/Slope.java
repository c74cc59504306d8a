package io.tidemark.core.feature.operators.rolling;

/** The slope of a least-squares line through the window, per row. */
public final class Slope extends Rolling {
  public Slope() {
    super("slope", 1, 3, "Σ (i − ī)(x − x̄) / Σ (i − ī)²", unit -> unit);
  }

  @Override
  double of(double[][] x, int n) {
    double middle = (n - 1) / 2.0;
    double mean = Moments.sum(x[0], n) / n;
    double slope = 0;
    for (int i = 0; i < n; i++) {
      slope += (i - middle) * (x[0][i] - mean);
    }
    return slope / (n * ((double) n * n - 1) / 12);
  }
}
