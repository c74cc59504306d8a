package io.tidemark.core.feature.operators.rolling;

/** The arithmetic mean over the window. */
public final class Mean extends Rolling {
  public Mean() {
    super("mean", 1, 1, "Σ x / n", unit -> unit);
  }

  @Override
  int moments() {
    return 1;
  }

  @Override
  void of(Window windows, double[] out) {
    System.arraycopy(windows.moments()[0], 0, out, 0, windows.count());
  }
}
