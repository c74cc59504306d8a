package io.tidemark.features.materialize;

import io.tidemark.lake.columns.RowGroup;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/** Groups as many consecutive tickers into a row group as fit. */
final class TickerGroups {
  /** Limit of values per group, so that the groups of two tasks fit into memory. */
  private static final int MOST_VALUES = 8_000_000;

  private TickerGroups() {}

  static Iterator<RowGroup> of(
      Iterator<ComputedValues> tickers, Function<List<ComputedValues>, RowGroup> group) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return tickers.hasNext();
      }

      @Override
      public RowGroup next() {
        List<ComputedValues> members = new ArrayList<>();
        long values = 0;
        while (tickers.hasNext() && values < MOST_VALUES) {
          ComputedValues ticker = tickers.next();
          members.add(ticker);
          values += (long) ticker.rows() * ticker.columns().size();
        }
        return group.apply(members);
      }
    };
  }
}
