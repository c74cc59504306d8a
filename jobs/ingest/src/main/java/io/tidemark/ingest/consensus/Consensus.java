package io.tidemark.ingest.consensus;

import io.tidemark.ingest.screen.PlausibilityCheck;
import io.tidemark.ingest.vendors.VendorAction;
import io.tidemark.ingest.vendors.VendorBar;
import java.util.List;

/**
 * Reconciles the bars of several vendors to one price history of a ticker, with one version for
 * each time at which the known data changed.
 *
 * <p>A day is decided again whenever something about it becomes known: a vendor's bar, its
 * restatement, or an action that takes effect on it. The decision as of a time {@code k} uses only
 * what was known by {@code k} about this day and earlier days, never a later day but to see that
 * the vendor repeats the bar:
 *
 * <ul>
 *   <li>if the closes agree within a tick or 0.2 %: the most trusted vendor's bar;
 *   <li>if they do not: the bar nearest, by log ratio, to the last price known by {@code k},
 *       adjusted for the actions between; the most trusted vendor's bar if no price is known yet;
 *   <li>if only one vendor has a bar: its bar, provided that it agreed with the chosen vendor on
 *       the last priced day on which it had a bar, or that there was no such day and no more
 *       trusted vendor has had a bar of the ticker so far. Otherwise the day is held back, because
 *       price levels of two vendors would be mixed.
 * </ul>
 *
 * A bar that no other vendor confirms and that is implausible for this share, unit or day is
 * {@linkplain PlausibilityCheck held}: no price is based on it until a person approves it. A
 * published price remains until a better one is known; it is withdrawn only if a person rejects its
 * bar, if its vendor's own counts contradict it, or if its vendor sends the same bar for its next
 * day: from the repeat's arrival on both copies are held, because either can be the wrong one. A
 * restatement of an earlier day does not reopen the decision of a later day, except that of a bar
 * held as its copy.
 *
 * <p>A history that was loaded late takes part in the decisions of its own days, see {@link
 * LateHistory}.
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
   * Reconciles one ticker.
   *
   * @param bars all versions of the bars of these vendors, in any order
   * @param actions all versions of their corporate actions, in any order
   * @param screen the checks of single bars
   */
  public TickerOutcome of(
      String ticker, List<VendorBar> bars, List<VendorAction> actions, PlausibilityCheck screen) {
    LateHistory backfill = new LateHistory(bars, actions);
    TickerHistory history =
        new TickerHistory(ticker, trust, backfill.bars(), backfill.actions(), screen);
    return backfill.stamped(history.decide());
  }
}
