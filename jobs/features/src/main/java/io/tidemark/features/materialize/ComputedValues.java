package io.tidemark.features.materialize;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Computed values of one ticker.
 *
 * @param places positions of its rows, ascending
 * @param columns one array per column, one value per row
 */
record ComputedValues(String ticker, int[] places, List<double[]> columns) implements Serializable {
  ComputedValues {
    columns = List.copyOf(columns);
  }

  int rows() {
    return places.length;
  }

  /** The same rows with further columns. */
  ComputedValues with(List<double[]> more) {
    List<double[]> longer = new ArrayList<>(columns);
    longer.addAll(more);
    return new ComputedValues(ticker, places, longer);
  }

  /** Some of the columns, in that order. */
  ComputedValues select(int[] wanted) {
    List<double[]> chosen = new ArrayList<>();
    for (int column : wanted) {
      chosen.add(columns.get(column));
    }
    return new ComputedValues(ticker, places, chosen);
  }
}
