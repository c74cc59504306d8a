package io.tidemark.features.build;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What was computed of one ticker.
 *
 * @param places of its rows, ascending
 * @param columns one array a column, one value a row
 */
record TickerValues(String ticker, int[] places, List<double[]> columns) implements Serializable {
  TickerValues {
    columns = List.copyOf(columns);
  }

  int rows() {
    return places.length;
  }

  /** The same rows with further columns. */
  TickerValues with(List<double[]> more) {
    List<double[]> longer = new ArrayList<>(columns);
    longer.addAll(more);
    return new TickerValues(ticker, places, longer);
  }

  /** Some of the columns, in that order. */
  TickerValues select(int[] wanted) {
    List<double[]> chosen = new ArrayList<>();
    for (int column : wanted) {
      chosen.add(columns.get(column));
    }
    return new TickerValues(ticker, places, chosen);
  }
}
