package io.tidemark.lake.asof;

import java.util.ArrayList;
import java.util.List;

/** The as-of join by definition: compares each left row with every right row. */
final class Oracle {
  private Oracle() {}

  /** A right row; times in microseconds. Its value follows from its clocks. */
  record Quote(String symbol, long event, long known) {
    long value() {
      return 1_000 * event + known;
    }
  }

  /** A left row, and the value that it matches; null if none. */
  record Trade(String symbol, long time, int id, Long value) {}

  /** The trades with their matches. */
  static List<Trade> join(MergePass.Rule rule, List<Trade> trades, List<Quote> quotes) {
    List<Trade> joined = new ArrayList<>();
    for (Trade trade : trades) {
      Quote best = null;
      for (Quote quote : quotes) {
        long visible = Math.max(quote.event, quote.known);
        boolean isSeen = rule.strictly() ? visible < trade.time : visible <= trade.time;
        if (quote.symbol.equals(trade.symbol)
            && isSeen
            && quote.known <= rule.asOf()
            && (best == null
                || quote.event > best.event
                || (quote.event == best.event && quote.known > best.known))) {
          best = quote;
        }
      }
      boolean isNear = best != null && trade.time - best.event <= rule.tolerance();
      joined.add(new Trade(trade.symbol, trade.time, trade.id, isNear ? best.value() : null));
    }
    return joined;
  }
}
