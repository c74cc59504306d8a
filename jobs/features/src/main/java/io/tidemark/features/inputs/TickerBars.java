package io.tidemark.features.inputs;

import io.tidemark.core.market.BarHistory;
import java.io.Serializable;

/** One ticker's bars, and of which of them rows are wanted. */
public interface TickerBars extends Serializable {
  String ticker();

  /** The bars as each of them saw the past. */
  BarHistory history();

  /**
   * How many rows before the wanted ones are computed where tickers meet, so that all that were
   * there are there.
   *
   * @param lookBack of the plan, in rows
   */
  int rowsBefore(int lookBack);

  /** The places of the rows that are wanted. */
  Span wanted();

  /**
   * A stretch of places.
   *
   * @param from the first
   * @param to the one after the last
   */
  record Span(int from, int to) implements Serializable {
    public boolean holds(int place) {
      return place >= from && place < to;
    }
  }
}
