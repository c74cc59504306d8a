package io.tidemark.ingest.consensus;

import io.tidemark.core.market.CorporateAction.Kind;
import io.tidemark.ingest.consensus.ActionCalendar.Listing;
import io.tidemark.ingest.consensus.Disagreement.Field;
import io.tidemark.ingest.vendors.ExDayMove;
import io.tidemark.ingest.vendors.FigureText;
import io.tidemark.ingest.vendors.PriceEvidence;
import io.tidemark.ingest.vendors.Tolerance;
import io.tidemark.ingest.vendors.UsualMoves;
import io.tidemark.ingest.vendors.VendorBar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Decides which of the listed actions take effect on a day.
 *
 * <p>An action that any vendor lists takes effect unless the price move of the ex-date {@linkplain
 * ExDayMove contradicts} it: prices that a vendor has already adjusted do not move, and a false
 * record must not change a history. If the move is ambiguous the action is applied as listed. Both
 * cases are reported, so that a person can review them. No action is ever inferred from a move
 * without a record. Where amounts differ, the most trusted vendor's amount is used, unless the
 * price move supports another one.
 */
final class ActionReview {
  /**
   * Two ex-dates within this many days can be the same event: vendors get an ex-date wrong by days,
   * not by weeks.
   */
  static final int SAME_EVENT_DAYS = 7;

  private final List<Listing> listings = new ArrayList<>();
  private final List<Disagreement> moved = new ArrayList<>();
  private final Set<String> expected;
  private final Supplier<UsualMoves> usualMoves;
  private final Instant time;
  private UsualMoves usual;

  /**
   * @param listings the actions to decide on
   * @param calendar all actions, for looking up earlier ones
   * @param expected vendors that could have listed them
   * @param usual the usual price move over such a time; computed only if an action is listed
   * @param time the knowledge time
   */
  ActionReview(
      List<Listing> listings,
      ActionCalendar calendar,
      Set<String> expected,
      Supplier<UsualMoves> usual,
      Instant time) {
    this.expected = expected;
    this.usualMoves = usual;
    this.time = time;
    for (Listing listing : listings) {
      if (listing.kind() == Kind.SPLIT || !isMoved(listing, calendar)) {
        this.listings.add(listing);
      }
    }
  }

  /** The actions that take effect, and the disagreements about them. */
  record Effect(double splitRatio, double cashDividend, List<Disagreement> disagreements) {}

  /**
   * The expected close if nothing else happened, after applying the actions that at least one bar
   * does not contradict; a split that only one vendor lists is applied only if all bars confirm it.
   */
  double expectedClose(double before, Collection<VendorBar> bars) {
    if (listings.isEmpty()) {
      return before;
    }
    List<List<ActionEvidence>> byBar = bars.stream().map(bar -> weigh(before, bar)).toList();
    List<ActionEvidence> counting = new ArrayList<>();
    for (Listing listing : listings) {
      List<ActionEvidence> weighed =
          byBar.stream()
              .flatMap(List::stream)
              .filter(action -> action.listing().equals(listing))
              .toList();
      boolean counts =
          (listing.kind() == Kind.SPLIT && listing.byOneOnly())
              ? weighed.stream().allMatch(a -> a.evidence() == PriceEvidence.BORNE_OUT)
              : weighed.stream().anyMatch(ActionEvidence::counts);
      if (counts) {
        counting.add(weighed.stream().filter(ActionEvidence::counts).findFirst().orElseThrow());
      }
    }
    return after(before, counting);
  }

  /**
   * The expected close of a bar, after applying the actions that the bar itself does not
   * contradict.
   */
  double nearestExpected(double before, VendorBar bar) {
    return after(before, weigh(before, bar).stream().filter(ActionEvidence::counts).toList());
  }

  /**
   * @param before the price of the previous priced day, or null
   * @param bar the bar of this day
   */
  Effect effect(AgreedPrice before, VendorBar bar) {
    double ratio = 1;
    double cash = 0;
    List<Disagreement> disagreements = new ArrayList<>(moved);
    for (ActionEvidence action : weigh(before == null ? Double.NaN : before.close(), bar)) {
      if (action.counts()) {
        boolean isSplit = action.listing().kind() == Kind.SPLIT;
        ratio *= isSplit ? action.amount() : 1;
        cash += isSplit ? 0 : action.amount();
      }
      String reason = reason(action, before, bar);
      if (!reason.isEmpty()) {
        disagreements.add(note(action, reason));
      }
    }
    return new Effect(ratio, cash, List.copyOf(disagreements));
  }

  private List<ActionEvidence> weigh(double closeBefore, VendorBar bar) {
    if (listings.isEmpty()) {
      return List.of();
    }
    return closeBefore > 0 && bar.close() > 0
        ? ActionEvidence.of(listings, closeBefore, ExDayMove.between(closeBefore, bar, usual()))
        : ActionEvidence.unseen(listings);
  }

  private UsualMoves usual() {
    usual = usual == null ? usualMoves.get() : usual;
    return usual;
  }

  private static double after(double close, List<ActionEvidence> actions) {
    double ratio = 1;
    double cash = 0;
    for (ActionEvidence action : actions) {
      boolean isSplit = action.listing().kind() == Kind.SPLIT;
      ratio *= isSplit ? action.amount() : 1;
      cash += isSplit ? 0 : action.amount();
    }
    return (cash < close ? close - cash : close) / ratio;
  }

  /**
   * What to report about an action; empty if all vendors list it and the prices do not contradict
   * it.
   */
  private String reason(ActionEvidence action, AgreedPrice before, VendorBar bar) {
    String unconfirmed = unlessConfirmed(action);
    String words =
        switch (action.evidence()) {
          case CONTRADICTED -> "not applied: " + against(action, before.close(), bar);
          case AMBIGUOUS ->
              "applied as listed: %s, fits both with and without %s"
                  .formatted(move(before.close(), bar), name(action));
          case BORNE_OUT, UNSEEN -> "";
        };
    if (words.isEmpty() || unconfirmed.isEmpty()) {
      return words + unconfirmed;
    }
    return words + "; " + unconfirmed;
  }

  private String against(ActionEvidence action, double closeBefore, VendorBar bar) {
    boolean isDividend = action.listing().kind() == Kind.DIVIDEND;
    if (isDividend && action.amount() >= closeBefore) {
      return "%s is not below the previous close, %s"
          .formatted(name(action), FigureText.plain(closeBefore));
    }
    return "%s, does not show %s: either the prices are already adjusted for the %s, or it did not happen"
        .formatted(move(closeBefore, bar), name(action), isDividend ? "dividend" : "split");
  }

  private String move(double closeBefore, VendorBar bar) {
    return "the move from the close %s to the open %s and the close %s, with a usual move of %s %%"
        .formatted(
            FigureText.plain(closeBefore),
            FigureText.plain(bar.open()),
            FigureText.plain(bar.close()),
            FigureText.plain(Math.rint(1e4 * usual().daily()) / 100));
  }

  private static String name(ActionEvidence action) {
    String kind = action.listing().kind() == Kind.SPLIT ? "split" : "dividend";
    return "a %s of %s".formatted(kind, FigureText.plain(action.amount()));
  }

  private String unlessConfirmed(ActionEvidence action) {
    Listing listing = action.listing();
    List<String> silent =
        expected.stream().filter(vendor -> !listing.amounts().containsKey(vendor)).toList();
    if (!listing.amountsAgree()) {
      String vendor = listing.vendorOf(action.amount());
      return vendor.equals(listing.vendor())
          ? "amounts differ; %s is the most trusted vendor".formatted(vendor)
          : "amounts differ; the price move supports that of " + vendor;
    }
    return silent.isEmpty() ? "" : "unconfirmed: not listed by " + String.join(", ", silent);
  }

  private Disagreement note(ActionEvidence action, String reason) {
    Listing listing = action.listing();
    return new Disagreement(
        listing.exDate(),
        listing.kind() == Kind.SPLIT ? Field.SPLIT : Field.DIVIDEND,
        listing.amounts(),
        action.counts() ? listing.vendorOf(action.amount()) : "",
        reason,
        action.evidence(),
        time);
  }

  /** Whether a dividend is the same one that another vendor lists some days earlier. */
  private boolean isMoved(Listing listing, ActionCalendar calendar) {
    LocalDate exDate = listing.exDate();
    List<Listing> earlierDays =
        calendar.listings(exDate.minusDays(SAME_EVENT_DAYS), exDate.minusDays(1), time);
    for (Listing earlier : earlierDays) {
      if (isSameEvent(listing, earlier)) {
        moved.add(
            new Disagreement(
                exDate,
                Field.DIVIDEND,
                listing.amounts(),
                earlier.vendor(),
                "not applied: %s lists it for %s".formatted(earlier.vendor(), earlier.exDate()),
                time));
        return true;
      }
    }
    return false;
  }

  /**
   * Whether two vendors each list the same amount alone, some days apart: then one of them has the
   * wrong date.
   */
  private static boolean isSameEvent(Listing listing, Listing earlier) {
    return listing.kind() == earlier.kind()
        && listing.byOneOnly()
        && earlier.byOneOnly()
        && !listing.vendor().equals(earlier.vendor())
        && Tolerance.amountsAgree(listing.amount(), earlier.amount());
  }
}
