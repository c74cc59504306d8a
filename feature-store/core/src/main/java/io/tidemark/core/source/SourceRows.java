package io.tidemark.core.source;

import io.tidemark.core.market.BarHistory;
import io.tidemark.core.market.BarHistory.View;

/**
 * The rows of one entity that a source gives values at.
 *
 * @param entity such as a ticker
 * @param history the bars that make the rows
 * @param view the rows, as their segment sees them
 * @param from the first row of the view whose values are needed
 */
public record SourceRows(String entity, BarHistory history, View view, int from) {

  public int length() {
    return view.length();
  }

  /** When a row of the view may be acted upon, in seconds since 1970: what is known then counts. */
  public long decision(int row) {
    return history.decision(view.start() + row);
  }
}
