package io.tidemark.features.inputs;

import io.tidemark.core.market.BarHistory;
import io.tidemark.core.market.BarHistory.View;
import io.tidemark.core.market.PriceHistory;
import io.tidemark.core.time.SessionAxis;
import io.tidemark.core.universe.EndedPrices;
import io.tidemark.core.universe.EveryTicker;
import io.tidemark.core.universe.SessionMembers;
import java.util.Arrays;

/**
 * Daily bars of one ticker, indexed by the sessions of an axis.
 *
 * @param continued whether there are bars before the axis begins that were not read
 * @param ends day of the last price of each ticker of the build, in days since 1970, ascending
 * @param members in which sessions it belongs to the universe
 */
public record DailyBars(
    TickerPriceVersions prices,
    SessionAxis axis,
    boolean continued,
    Span wanted,
    int[] ends,
    SessionMembers members)
    implements TickerBars {
  @Override
  public String ticker() {
    return prices.ticker();
  }

  @Override
  public int rowsBefore(int lookBack) {
    return lookBack;
  }

  /** With the last close carried on if prices have ended. */
  @Override
  public View forLabels(BarHistory history, int ahead) {
    int last = Arrays.stream(prices.days()).max().orElse(Integer.MIN_VALUE);
    int traded = axis.firstFrom(EndedPrices.lastTraded(ends, last).plusDays(1));
    return EndedPrices.carried(history.asKnown(), axis, traded, ahead);
  }

  @Override
  public boolean isMember(int session) {
    // The decision time of each of a million rows takes longer than some features do.
    return members == EveryTicker.ALL
        || members.includes(ticker(), axis.date(session), axis.decision(session));
  }

  @Override
  public BarHistory history() {
    return new PriceHistory(axis, prices.versions(), continued);
  }
}
