package io.tidemark.features.inputs;

import io.tidemark.core.market.BarHistory;
import io.tidemark.core.market.BarHistory.View;
import java.io.Serializable;

/** One ticker's bars, and the range of bars for which feature rows are wanted. */
public interface TickerBars extends Serializable {
  String ticker();

  /** The bars with the history as it was known at each bar. */
  BarHistory history();

  /**
   * All bars as known now, for labels.
   *
   * @param history of these bars
   * @param ahead how many rows after its own a label looks at
   */
  default View forLabels(BarHistory history, int ahead) {
    return history.asKnown();
  }

  /**
   * How many rows before the wanted ones are computed for cross-sectional operators, so that each
   * cross section contains all tickers that had a row.
   *
   * @param lookBack look-back of the plan, in rows
   */
  int rowsBefore(int lookBack);

  /**
   * Whether the ticker belongs to the universe at a row, as known at the row's decision time. Bars
   * at other rows are only looked back to.
   */
  boolean isMember(int row);

  /** The positions of the wanted rows. */
  Span wanted();

  /**
   * A range of positions.
   *
   * @param from first position
   * @param to position after the last one
   */
  record Span(int from, int to) implements Serializable {
    public boolean holds(int place) {
      return place >= from && place < to;
    }
  }
}
