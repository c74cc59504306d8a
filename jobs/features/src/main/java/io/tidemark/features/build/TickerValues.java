package io.tidemark.features.build;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What was computed of one ticker.
 *
 * @param sessions numbers on the axis, ascending
 * @param columns one array a column, one value a session
 */
record TickerValues(String ticker, int[] sessions, List<double[]> columns) implements Serializable {
  TickerValues {
    columns = List.copyOf(columns);
  }

  int rows() {
    return sessions.length;
  }

  /** The same sessions with further columns. */
  TickerValues with(List<double[]> more) {
    List<double[]> longer = new ArrayList<>(columns);
    longer.addAll(more);
    return new TickerValues(ticker, sessions, longer);
  }

  /** Some of the columns, in that order. */
  TickerValues select(int[] places) {
    List<double[]> chosen = new ArrayList<>();
    for (int place : places) {
      chosen.add(columns.get(place));
    }
    return new TickerValues(ticker, sessions, chosen);
  }
}
