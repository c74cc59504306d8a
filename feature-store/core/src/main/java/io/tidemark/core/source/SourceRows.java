package io.tidemark.core.source;

import io.tidemark.core.market.BarHistory;
import io.tidemark.core.market.BarHistory.View;

/**
 * The rows of one entity at which a source is to give values.
 *
 * @param entity such as a ticker
 * @param history the bars that are the rows
 * @param view the rows, as their segment sees them
 * @param from the first row of the view with values that are needed
 */
public record SourceRows(String entity, BarHistory history, View view, int from) {

  public int length() {
    return view.length();
  }

  /**
   * The decision time of a row of the view, in seconds since 1970: only what is known then counts.
   */
  public long decision(int row) {
    return history.decision(view.start() + row);
  }
}
