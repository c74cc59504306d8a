package io.tidemark.core.feature.operators.rolling;

import java.util.List;

/**
 * A quantile of the window, linear between the two nearest values: of the sorted values x₀ … the
 * one at place q · (n − 1).
 */
public final class Quantile extends Rolling {
  public Quantile() {
    super("quantile", 1, 1, "x at place q · (n − 1) of the sorted window", unit -> unit);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(Parameter.window(1), Parameter.share("q"));
  }

  @Override
  void of(Block block, double[] out, int at) {
    double place = block.parameters()[1] * (block.window() - 1);
    int below = (int) place;
    int above = Math.min(below + 1, block.window() - 1);
    double share = place - below;
    double[] x = block.x();
    SortedWindow sorted = new SortedWindow(x, block.window());
    for (int i = 0; i < block.count(); i++) {
      if (i > 0) {
        sorted.replace(x[i - 1], x[i + block.window() - 1]);
      }
      out[at + i] = sorted.at(below) + share * (sorted.at(above) - sorted.at(below));
    }
  }
}
