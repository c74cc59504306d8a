package io.tidemark.features.inputs;

import io.tidemark.core.market.BarHistory;
import io.tidemark.core.market.PriceHistory;
import io.tidemark.core.time.SessionAxis;

/** Daily bars; their places are the sessions of an axis. */
public record DailyBars(TickerPrices prices, SessionAxis axis, Span wanted) implements TickerBars {
  @Override
  public String ticker() {
    return prices.ticker();
  }

  @Override
  public BarHistory history() {
    return new PriceHistory(axis, prices.versions());
  }
}
