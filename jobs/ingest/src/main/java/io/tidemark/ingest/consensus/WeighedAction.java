package io.tidemark.ingest.consensus;

import io.tidemark.core.market.CorporateAction.Kind;
import io.tidemark.ingest.consensus.ActionCalendar.Listing;
import io.tidemark.ingest.vendors.ExDayMove;
import io.tidemark.ingest.vendors.PriceEvidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A listed action held against the ex-day's move.
 *
 * @param amount that of the listed ones which counts, if any does
 * @param evidence what the move says of it
 */
record WeighedAction(Listing listing, double amount, PriceEvidence evidence) {
  private static final double NONE = 1e-9;

  /** Whether it takes effect: listed is right until the prices show otherwise. */
  boolean counts() {
    return evidence != PriceEvidence.CONTRADICTED;
  }

  /** What nothing can be held against, since there is no close before. */
  static List<WeighedAction> unseen(List<Listing> listings) {
    return listings.stream()
        .map(listing -> new WeighedAction(listing, listing.amount(), PriceEvidence.UNSEEN))
        .toList();
  }

  /**
   * Weighs the actions of one ex-day together. All count at first; of those that the move, with the
   * others in it, contradicts, the least likely is taken out, until none is left. So a false record
   * beside a true one does not take it down.
   */
  static List<WeighedAction> of(List<Listing> listings, double closeBefore, ExDayMove move) {
    List<WeighedAction> out = new ArrayList<>();
    List<Weighing> in = new ArrayList<>();
    double all = listings.stream().mapToDouble(l -> finite(step(l, l.amount(), closeBefore))).sum();
    for (Listing listing : listings) {
      ExDayMove own = move.without(all - finite(step(listing, listing.amount(), closeBefore)));
      double amount = amount(listing, closeBefore, own);
      double step = step(listing, amount, closeBefore);
      if (Double.isInfinite(step)) {
        out.add(new WeighedAction(listing, amount, PriceEvidence.CONTRADICTED));
      } else {
        in.add(new Weighing(listing, amount, step));
      }
    }
    while (true) {
      double total = in.stream().mapToDouble(Weighing::step).sum();
      Weighing worst =
          in.stream()
              .filter(w -> w.evidence(move, total) == PriceEvidence.CONTRADICTED)
              .min(Comparator.comparingDouble(w -> w.rest(move, total).support(w.step())))
              .orElse(null);
      if (worst == null) {
        in.forEach(
            w -> out.add(new WeighedAction(w.listing(), w.amount(), w.evidence(move, total))));
        return out;
      }
      in.remove(worst);
      out.add(new WeighedAction(worst.listing(), worst.amount(), PriceEvidence.CONTRADICTED));
    }
  }

  private record Weighing(Listing listing, double amount, double step) {
    /** The move with all other actions taken out of it. */
    ExDayMove rest(ExDayMove move, double total) {
      return move.without(total - step);
    }

    PriceEvidence evidence(ExDayMove move, double total) {
      boolean unseen = listing.kind() == Kind.DIVIDEND ? !move.shows(step) : Math.abs(step) < NONE;
      return unseen ? PriceEvidence.UNSEEN : rest(move, total).of(step);
    }
  }

  /** The one that the move speaks for, where they differ by what can be seen. */
  private static double amount(Listing listing, double closeBefore, ExDayMove move) {
    double first = step(listing, listing.amount(), closeBefore);
    boolean visible =
        listing.kind() == Kind.SPLIT
            || listing.amounts().values().stream()
                .anyMatch(other -> move.shows(step(listing, other, closeBefore) - first));
    if (listing.amountsAgree() || (!visible && Double.isFinite(first))) {
      return listing.amountOf(closeBefore);
    }
    // Stream.max would keep the last of equals, which is the least trusted.
    return listing.amounts().values().stream()
        .min(Comparator.comparingDouble(other -> -support(listing, other, closeBefore, move)))
        .orElseThrow();
  }

  private static double support(Listing listing, double amount, double close, ExDayMove move) {
    double step = step(listing, amount, close);
    return Double.isFinite(step) ? move.support(step) : Double.NEGATIVE_INFINITY;
  }

  /** By how much the price falls, in log terms; infinite for a dividend that no price can pay. */
  private static double step(Listing listing, double amount, double closeBefore) {
    if (listing.kind() == Kind.SPLIT) {
      return Math.log(amount);
    }
    return amount < closeBefore ? -Math.log1p(-amount / closeBefore) : Double.POSITIVE_INFINITY;
  }

  private static double finite(double step) {
    return Double.isFinite(step) ? step : 0;
  }
}
