package io.tidemark.ingest.consensus;

import io.tidemark.ingest.screen.PlausibilityCheck;
import io.tidemark.ingest.vendors.VendorAction;
import io.tidemark.ingest.vendors.VendorBar;
import java.util.List;

/**
 * Agrees one price history for a ticker out of what its vendors say, in every version that could be
 * told at some time.
 *
 * <p>A day is decided anew whenever something about it becomes known: a vendor's bar, its
 * restatement, or an action that takes effect on it. The decision at a time {@code k} uses what was
 * known by {@code k} about this day and earlier ones, never a later day:
 *
 * <ul>
 *   <li>closes that agree within a tick or 0.2 %: the most trusted vendor's bar;
 *   <li>closes that do not: the bar nearest, in log terms, to the last price known by {@code k},
 *       corrected for the actions between; the most trusted vendor's, where no price is known yet;
 *   <li>one vendor alone: its bar, if on the last priced day on which it had a bar it agreed with
 *       the vendor used then, or if there was no such day and no vendor of more trust has had a bar
 *       of the ticker so far. Otherwise the day is held back, since levels of two vendors would be
 *       mixed.
 * </ul>
 *
 * A bar that no other vendor bears out, and that cannot be this share's, in its unit, of this day,
 * is {@linkplain PlausibilityCheck held}: no price rests on it until somebody says so. A price once
 * told stands until a better one is known; it is withdrawn only where somebody rejects the bar it
 * rests on, or where its vendor's own counts turn out to be others. Earlier days that are restated
 * do not reopen a later day's decision.
 *
 * <p>A history that was loaded late has its say in the decisions of its own days, as {@link
 * LateHistory} tells.
 */
public final class Consensus {
  private final List<String> trust;

  /**
   * @param trust vendors, most trusted first
   */
  public Consensus(List<String> trust) {
    this.trust = List.copyOf(trust);
  }

  /**
   * Decides one ticker.
   *
   * @param bars of the vendors of this consensus, in any order
   * @param actions likewise
   * @param screen what is held against single bars
   */
  public TickerOutcome of(
      String ticker, List<VendorBar> bars, List<VendorAction> actions, PlausibilityCheck screen) {
    LateHistory backfill = new LateHistory(bars, actions);
    TickerHistory history =
        new TickerHistory(ticker, trust, backfill.bars(), backfill.actions(), screen);
    return backfill.stamped(history.decide());
  }
}
