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
 * <p>What any vendor lists takes effect unless the ex-day's move {@linkplain ExDayMove contradicts}
 * it: prices that a vendor has adjusted already do not move, and a false record must not change a
 * history. An action that could be there or not is applied as listed; both are told, so that
 * somebody can look. Nothing is ever inferred from a move without a record. Where amounts differ,
 * the most trusted vendor's counts, unless the price speaks for another's.
 */
final class ActionReview {
  /** Vendors mistake an ex-date by days, not by weeks. */
  static final int SAME_EVENT_DAYS = 7;

  private final List<Listing> listings = new ArrayList<>();
  private final List<Disagreement> moved = new ArrayList<>();
  private final Set<String> expected;
  private final Supplier<UsualMoves> usualMoves;
  private final Instant time;
  private UsualMoves usual;

  /**
   * @param listings the actions in question
   * @param calendar where earlier actions are looked up
   * @param expected vendors that could have listed them
   * @param usual how the price usually moves over such a time; worked out only where something is
   *     listed
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

  /** What takes effect. */
  record Effect(double splitRatio, double cashDividend, List<Disagreement> disagreements) {}

  /**
   * Where the close should be if nothing else happened, after what not all bars contradict; of
   * splits that one vendor alone lists, after those that all bear out.
   */
  double expectedClose(double before, Collection<VendorBar> bars) {
    if (listings.isEmpty()) {
      return before;
    }
    List<List<WeighedAction>> byBar = bars.stream().map(bar -> weigh(before, bar)).toList();
    List<WeighedAction> counting = new ArrayList<>();
    for (Listing listing : listings) {
      List<WeighedAction> weighed =
          byBar.stream()
              .flatMap(List::stream)
              .filter(action -> action.listing().equals(listing))
              .toList();
      boolean counts =
          (listing.kind() == Kind.SPLIT && listing.byOneOnly())
              ? weighed.stream().allMatch(a -> a.evidence() == PriceEvidence.BORNE_OUT)
              : weighed.stream().anyMatch(WeighedAction::counts);
      if (counts) {
        counting.add(weighed.stream().filter(WeighedAction::counts).findFirst().orElseThrow());
      }
    }
    return after(before, counting);
  }

  /** Where a bar's close should be, after what the bar itself does not contradict. */
  double nearestExpected(double before, VendorBar bar) {
    return after(before, weigh(before, bar).stream().filter(WeighedAction::counts).toList());
  }

  /**
   * @param before the price before this day, or null
   * @param bar this day's
   */
  Effect effect(AgreedPrice before, VendorBar bar) {
    double ratio = 1;
    double cash = 0;
    List<Disagreement> disagreements = new ArrayList<>(moved);
    for (WeighedAction action : weigh(before == null ? Double.NaN : before.close(), bar)) {
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

  private List<WeighedAction> weigh(double closeBefore, VendorBar bar) {
    if (listings.isEmpty()) {
      return List.of();
    }
    return closeBefore > 0 && bar.close() > 0
        ? WeighedAction.of(listings, closeBefore, ExDayMove.between(closeBefore, bar, usual()))
        : WeighedAction.unseen(listings);
  }

  private UsualMoves usual() {
    usual = usual == null ? usualMoves.get() : usual;
    return usual;
  }

  private static double after(double close, List<WeighedAction> actions) {
    double ratio = 1;
    double cash = 0;
    for (WeighedAction action : actions) {
      boolean isSplit = action.listing().kind() == Kind.SPLIT;
      ratio *= isSplit ? action.amount() : 1;
      cash += isSplit ? 0 : action.amount();
    }
    return (cash < close ? close - cash : close) / ratio;
  }

  /** What there is to say of an action; empty if all list it and the prices do not object. */
  private String reason(WeighedAction action, AgreedPrice before, VendorBar bar) {
    String unconfirmed = unlessConfirmed(action);
    String words =
        switch (action.evidence()) {
          case CONTRADICTED -> "not applied: " + against(action, before.close(), bar);
          case AMBIGUOUS ->
              "applied as listed: %s, could be with %s or without"
                  .formatted(move(before.close(), bar), name(action));
          case BORNE_OUT, UNSEEN -> "";
        };
    if (words.isEmpty() || unconfirmed.isEmpty()) {
      return words + unconfirmed;
    }
    return words + "; " + unconfirmed;
  }

  private String against(WeighedAction action, double closeBefore, VendorBar bar) {
    boolean isDividend = action.listing().kind() == Kind.DIVIDEND;
    if (isDividend && action.amount() >= closeBefore) {
      return "%s is not below the close before it, %s"
          .formatted(name(action), FigureText.plain(closeBefore));
    }
    return "%s, makes no room for %s: the prices hold the %s already, or it is none"
        .formatted(move(closeBefore, bar), name(action), isDividend ? "dividend" : "split");
  }

  private String move(double closeBefore, VendorBar bar) {
    return "the move from the close %s to the open %s and the close %s, where %s %% is usual"
        .formatted(
            FigureText.plain(closeBefore),
            FigureText.plain(bar.open()),
            FigureText.plain(bar.close()),
            FigureText.plain(Math.rint(1e4 * usual().daily()) / 100));
  }

  private static String name(WeighedAction action) {
    String kind = action.listing().kind() == Kind.SPLIT ? "split" : "dividend";
    return "a %s of %s".formatted(kind, FigureText.plain(action.amount()));
  }

  private String unlessConfirmed(WeighedAction action) {
    Listing listing = action.listing();
    List<String> silent =
        expected.stream().filter(vendor -> !listing.amounts().containsKey(vendor)).toList();
    if (!listing.amountsAgree()) {
      String vendor = listing.vendorOf(action.amount());
      return vendor.equals(listing.vendor())
          ? "amounts differ; %s is first in trust".formatted(vendor)
          : "amounts differ; the price speaks for that of " + vendor;
    }
    return silent.isEmpty() ? "" : "unconfirmed: not listed by " + String.join(", ", silent);
  }

  private Disagreement note(WeighedAction action, String reason) {
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

  /** Whether a dividend is one that another vendor lists some days earlier. */
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
   * Two vendors that each list alone, days apart, the same amount: one of them has the day wrong.
   */
  private static boolean isSameEvent(Listing listing, Listing earlier) {
    return listing.kind() == earlier.kind()
        && listing.byOneOnly()
        && earlier.byOneOnly()
        && !listing.vendor().equals(earlier.vendor())
        && Tolerance.amountsAgree(listing.amount(), earlier.amount());
  }
}
