package io.tidemark.ingest.consensus;

import static java.util.stream.Collectors.joining;

import io.tidemark.core.market.CorporateAction.Kind;
import io.tidemark.ingest.consensus.ActionCalendar.Listing;
import io.tidemark.ingest.consensus.Disagreement.Field;
import io.tidemark.ingest.vendors.Tolerance;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Decides which of the listed actions take effect on a day.
 *
 * <p>A dividend takes effect if any vendor lists it. A split that one vendor alone lists takes
 * effect only if the close moves by about its ratio: prices that a vendor has adjusted already do
 * not move, and a false record must not halve a history. Nothing is ever inferred from a move
 * without a record. Where amounts differ, the most trusted vendor's counts, unless the price speaks
 * for another's: no dividend is most of the price, and a close moves by its split.
 */
final class ActionReview {
  /** Vendors mistake an ex-date by days, not by weeks. */
  static final int SAME_EVENT_DAYS = 7;

  private final List<Listing> splits = new ArrayList<>();
  private final List<Disagreement> disagreements = new ArrayList<>();
  private final Set<String> expected;
  private final Instant time;
  private final double closeBefore;
  private double cash;

  /**
   * @param listings the actions in question
   * @param calendar where earlier actions are looked up
   * @param expected vendors that could have listed them
   * @param closeBefore the last close before them; NaN if there is none
   * @param time the knowledge time
   */
  ActionReview(
      List<Listing> listings,
      ActionCalendar calendar,
      Set<String> expected,
      double closeBefore,
      Instant time) {
    this.expected = expected;
    this.closeBefore = closeBefore;
    this.time = time;
    for (Listing listing : listings) {
      if (listing.kind() == Kind.SPLIT) {
        splits.add(listing);
      } else {
        dividend(listing, calendar);
      }
    }
  }

  /** What takes effect. */
  record Effect(double splitRatio, double cashDividend, List<Disagreement> disagreements) {}

  /**
   * Where the close should be if nothing else happened, after dividends and those splits that more
   * than one vendor lists.
   */
  double expectedClose(double before) {
    double ratio = 1;
    for (Listing split : splits) {
      ratio *= split.byOneOnly() ? 1 : split.amount();
    }
    return exDividend(before) / ratio;
  }

  /**
   * Where the close should be, with those splits that one vendor alone lists or without them,
   * whichever it is nearer to.
   */
  double nearestExpected(double before, double close) {
    double without = expectedClose(before);
    double with = without;
    for (Listing split : splits) {
      with /= split.byOneOnly() ? split.amount() : 1;
    }
    return Math.abs(Math.log(close / with)) < Math.abs(Math.log(close / without)) ? with : without;
  }

  /**
   * @param before the price before this day, or null
   * @param close this day's
   * @param disputed whether the vendors disagree on this day's close, so that it proves nothing
   */
  Effect effect(AgreedPrice before, double close, boolean disputed) {
    double ratio = 1;
    for (Listing split : splits) {
      String against = objection(split, before, close, disputed);
      if (against.isEmpty()) {
        double counts =
            before == null || disputed
                ? split.amount()
                : split.ratioNearest(exDividend(before.close()), close);
        ratio *= counts;
        noteUnlessConfirmed(split, counts);
      } else {
        note(split, "", against);
      }
    }
    return new Effect(ratio, cash, List.copyOf(disagreements));
  }

  /** Why a split does not take effect; empty if it does. */
  private String objection(Listing split, AgreedPrice before, double close, boolean disputed) {
    if (!split.byOneOnly()) {
      boolean adjusted =
          before != null
              && !disputed
              && Tolerance.speaksAgainst(split.amount(), exDividend(before.close()), close);
      return adjusted
          ? "not applied: the close went from %s to %s, so the prices hold the split already"
              .formatted(before.close(), close)
          : "";
    }
    String alone = "not applied: %s alone lists it and ".formatted(split.vendor());
    if (before == null) {
      return alone + "there is no earlier close to bear it out";
    }
    if (disputed) {
      return alone + "the vendors disagree on the close";
    }
    return Tolerance.bearsOut(split.amount(), exDividend(before.close()), close)
        ? ""
        : alone
            + "the close went from %s to %s, which is no split of %s"
                .formatted(before.close(), close, split.amount());
  }

  private void dividend(Listing listing, ActionCalendar calendar) {
    for (Listing earlier : earlierDays(listing, calendar)) {
      if (isSameEvent(listing, earlier)) {
        note(
            listing,
            earlier.vendor(),
            "not applied: %s lists it for %s".formatted(earlier.vendor(), earlier.exDate()));
        return;
      }
    }
    double counts = listing.amountOf(closeBefore);
    cash += counts;
    noteUnlessConfirmed(listing, counts);
  }

  private List<Listing> earlierDays(Listing listing, ActionCalendar calendar) {
    LocalDate exDate = listing.exDate();
    return calendar.listings(exDate.minusDays(SAME_EVENT_DAYS), exDate.minusDays(1), time);
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

  private void noteUnlessConfirmed(Listing listing, double counts) {
    List<String> silent =
        expected.stream().filter(vendor -> !listing.amounts().containsKey(vendor)).toList();
    if (!listing.amountsAgree()) {
      String vendor = listing.vendorOf(counts);
      note(
          listing,
          vendor,
          vendor.equals(listing.vendor())
              ? "amounts differ; %s is first in trust".formatted(vendor)
              : "amounts differ; the price speaks for that of " + vendor);
    } else if (!silent.isEmpty()) {
      note(
          listing,
          listing.vendor(),
          "unconfirmed: not listed by " + silent.stream().collect(joining(", ")));
    }
  }

  private void note(Listing listing, String chosen, String reason) {
    Field field = listing.kind() == Kind.SPLIT ? Field.SPLIT : Field.DIVIDEND;
    disagreements.add(
        new Disagreement(listing.exDate(), field, listing.amounts(), chosen, reason, time));
  }

  private double exDividend(double close) {
    return cash < close ? close - cash : close;
  }
}
