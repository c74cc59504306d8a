package io.tidemark.simulation.shares;

import io.tidemark.core.market.CorporateAction;
import io.tidemark.simulation.market.SimulatedBar;
import java.time.LocalDate;
import java.util.List;

/** The true data of simulated vendors, before their faults. Thread-safe. */
public interface ShareUniverse {
  List<String> tickers();

  /** Bars as traded between two days, by date; none for an unknown share. */
  List<SimulatedBar> bars(String ticker, LocalDate from, LocalDate to);

  /** Splits and dividends up to a day, by ex-date; none for an unknown share. */
  List<CorporateAction> actions(String ticker, LocalDate to);
}
