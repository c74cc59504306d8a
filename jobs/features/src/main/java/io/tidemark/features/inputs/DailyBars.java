package io.tidemark.features.inputs;

import io.tidemark.core.market.BarHistory;
import io.tidemark.core.market.PriceHistory;
import io.tidemark.core.time.SessionAxis;
import io.tidemark.core.universe.SessionMembers;

/**
 * Daily bars of one ticker, indexed by the sessions of an axis.
 *
 * @param continued whether there are bars before the axis begins that were not read
 * @param members in which sessions it belongs to the universe
 */
public record DailyBars(
    TickerPriceVersions prices,
    SessionAxis axis,
    boolean continued,
    Span wanted,
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

  @Override
  public boolean isMember(int session) {
    return members.includes(ticker(), axis.date(session), axis.decision(session));
  }

  @Override
  public BarHistory history() {
    return new PriceHistory(axis, prices.versions(), continued);
  }
}
