package io.tidemark.core.feature.operators.rolling;

import io.tidemark.core.feature.Unit;
import io.tidemark.core.series.Windows;
import java.util.Arrays;

/** Which row of the window a value is in. */
abstract class Place extends Rolling {
  Place(String name, String formula) {
    super(name, 1, 1, formula, unit -> Unit.NONE);
  }

  /** As {@link Windows.Join}, of values and their rows' places. */
  abstract void join(
      double[][] left, int leftRows, double[][] right, int rightRows, double[][] out, int count);

  @Override
  final void of(Block block, double[] out, int at) {
    double[] places = block.places();
    if (places == null) {
      places = new double[block.length()];
      Arrays.setAll(places, t -> t);
    }
    double[][] rows = {block.x(), places};
    double[] found = Windows.of(rows, block.length(), block.window(), this::join)[1];
    for (int i = 0; i < block.count(); i++) {
      out[at + i] = found[i] - i + 1;
    }
  }
}
