package io.tidemark.ingest.consensus;

import io.tidemark.core.market.CorporateAction.Kind;
import io.tidemark.ingest.consensus.ActionCalendar.Listing;
import io.tidemark.ingest.vendors.ExDayMove;
import io.tidemark.ingest.vendors.PriceEvidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A listed action compared with the price move of its ex-date.
 *
 * @param amount the listed amount that is used if the action is applied
 * @param evidence whether the move confirms the action
 */
record ActionEvidence(Listing listing, double amount, PriceEvidence evidence) {
  private static final double NONE = 1e-9;

  /** Whether it takes effect: a listed action is applied unless the prices contradict it. */
  boolean counts() {
    return evidence != PriceEvidence.CONTRADICTED;
  }

  /** Actions that cannot be compared with prices, because there is no previous close. */
  static List<ActionEvidence> unseen(List<Listing> listings) {
    return listings.stream()
        .map(listing -> new ActionEvidence(listing, listing.amount(), PriceEvidence.UNSEEN))
        .toList();
  }

  /**
   * Compares the actions of one ex-date jointly with the price move. First all are assumed to be
   * true; then, as long as the move, given the others, contradicts some, the least likely one is
   * removed. So a false record does not invalidate a true one of the same day.
   */
  static List<ActionEvidence> of(List<Listing> listings, double closeBefore, ExDayMove move) {
    List<ActionEvidence> out = new ArrayList<>();
    List<Weighing> in = new ArrayList<>();
    double all = listings.stream().mapToDouble(l -> finite(step(l, l.amount(), closeBefore))).sum();
    for (Listing listing : listings) {
      ExDayMove own = move.without(all - finite(step(listing, listing.amount(), closeBefore)));
      double amount = amount(listing, closeBefore, own);
      double step = step(listing, amount, closeBefore);
      if (Double.isInfinite(step)) {
        out.add(new ActionEvidence(listing, amount, PriceEvidence.CONTRADICTED));
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
            w -> out.add(new ActionEvidence(w.listing(), w.amount(), w.evidence(move, total))));
        return out;
      }
      in.remove(worst);
      out.add(new ActionEvidence(worst.listing(), worst.amount(), PriceEvidence.CONTRADICTED));
    }
  }

  private record Weighing(Listing listing, double amount, double step) {
    /** The move that remains after removing all other actions. */
    ExDayMove rest(ExDayMove move, double total) {
      return move.without(total - step);
    }

    PriceEvidence evidence(ExDayMove move, double total) {
      boolean unseen = listing.kind() == Kind.DIVIDEND ? !move.shows(step) : Math.abs(step) < NONE;
      return unseen ? PriceEvidence.UNSEEN : rest(move, total).of(step);
    }
  }

  /** The amount that the move supports, if the amounts differ enough to be distinguished. */
  private static double amount(Listing listing, double closeBefore, ExDayMove move) {
    double first = step(listing, listing.amount(), closeBefore);
    boolean visible =
        listing.kind() == Kind.SPLIT
            || listing.amounts().values().stream()
                .anyMatch(other -> move.shows(step(listing, other, closeBefore) - first));
    if (listing.amountsAgree() || (!visible && Double.isFinite(first))) {
      return listing.amountOf(closeBefore);
    }
    // In a tie Stream.max would keep the last, which is the least trusted.
    return listing.amounts().values().stream()
        .min(Comparator.comparingDouble(other -> -support(listing, other, closeBefore, move)))
        .orElseThrow();
  }

  private static double support(Listing listing, double amount, double close, ExDayMove move) {
    double step = step(listing, amount, close);
    return Double.isFinite(step) ? move.support(step) : Double.NEGATIVE_INFINITY;
  }

  /**
   * The expected fall of the log price; infinite for a dividend that is not smaller than the price.
   */
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
