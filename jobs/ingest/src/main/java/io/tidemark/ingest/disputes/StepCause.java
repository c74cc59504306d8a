package io.tidemark.ingest.disputes;

import io.tidemark.core.market.CorporateAction.Kind;
import io.tidemark.ingest.disputes.PriceLevels.Plateau;
import io.tidemark.ingest.vendors.FigureText;
import io.tidemark.ingest.vendors.VendorAction;
import io.tidemark.ingest.vendors.VendorBar;
import java.time.LocalDate;
import java.util.List;

/**
 * Finds why two vendors' prices differ by one factor up to a day and by another one from then on:
 * one of them has adjusted its earlier prices for an action, once or twice, and the other has not.
 */
final class StepCause {
  /** Relative tolerance of the ratio, for rounding of prices before a split. */
  private static final double RATIO_TOLERANCE = 0.01;

  /** Relative tolerance of the ratio of a split that no vendor lists. */
  private static final double UNLISTED_TOLERANCE = 0.004;

  /** Tolerance of a dividend's step, as a share of the dividend. */
  private static final double DIVIDEND_SHARE = 0.25;

  /** A payment above this share of the price is not an ordinary one. */
  private static final double SPECIAL_SHARE = 0.04;

  private final VendorPair pair;

  StepCause(VendorPair pair) {
    this.pair = pair;
  }

  /** A step caused by one dividend, for which one vendor has adjusted its prices. */
  record DividendStep(int at, String adjuster, VendorAction dividend, double size) {}

  /** The cause of a step: a separate dispute, or one of several dividends. */
  record Finding(Dispute dispute, DividendStep dividend) {
    /** Whether only its size and duration support it. */
    boolean isGuess() {
      return dispute != null && dispute.cause() == DisputeCause.SPIN_OFF;
    }
  }

  /** Finds the cause of a step at a session. */
  Finding of(Plateau before, Plateau after, int at) {
    double size = before.gap() - after.gap();
    int last = Math.max(0, Math.min(at, before.to()) - 1);
    double tolerance = pair.rounding(last) + pair.rounding(at);
    boolean leftMoves = Math.abs(pair.move(true, last, at)) > Math.abs(pair.move(false, last, at));
    // Positive: the vendor that moves falls by this relative to the other one.
    double fall = leftMoves ? size : -size;

    for (VendorAction split : pair.near(pair.date(at), Kind.SPLIT)) {
      double ratio = Math.log(split.amount());
      if (Math.abs(fall - ratio) <= RATIO_TOLERANCE + tolerance) {
        return new Finding(notTakenIn(before, at, leftMoves, split, false), null);
      }
      if (Math.abs(fall + ratio) <= RATIO_TOLERANCE + tolerance) {
        return new Finding(takenInTwice(before, at, leftMoves, split.amount(), split), null);
      }
      // One falls by the ratio as traded while the other, adjusted twice, rises by it.
      if (Math.abs(Math.abs(size) - 2 * Math.abs(ratio)) <= RATIO_TOLERANCE + tolerance) {
        boolean leftJumps = size * ratio < 0;
        return new Finding(takenInTwice(before, at, leftJumps, split.amount(), split), null);
      }
    }
    for (VendorAction dividend : pair.near(pair.date(at), Kind.DIVIDEND)) {
      double share = share(dividend, last, Math.abs(size), tolerance);
      boolean onItsDay = dividend.exDate().equals(pair.date(at)) && Math.abs(size) < SPECIAL_SHARE;
      if (share > 0 || onItsDay) {
        String adjuster = pair.vendor(size < 0);
        return share > SPECIAL_SHARE
            ? new Finding(special(before, at, adjuster, dividend), null)
            : new Finding(null, new DividendStep(at, adjuster, dividend, size));
      }
    }
    return new Finding(unlisted(before, at, leftMoves, fall, tolerance), null);
  }

  /**
   * The dividend as a share of the previous close if the step has that size, else 0. The two
   * vendors' closes may be adjusted differently, so the share of either one may match.
   */
  private double share(VendorAction dividend, int last, double size, double tolerance) {
    for (VendorBar bar : List.of(pair.leftBars[last], pair.rightBars[last])) {
      double share = dividend.amount() / bar.close();
      double step = -Math.log1p(-share);
      if (Math.abs(size - step) <= DIVIDEND_SHARE * step + tolerance / 4) {
        return share;
      }
    }
    return 0;
  }

  /**
   * One vendor's prices fall by the ratio and the other's do not: the first one is not adjusted for
   * the split.
   */
  private Dispute notTakenIn(
      Plateau before, int at, boolean left, VendorAction split, boolean unlisted) {
    String actor = pair.vendor(left);
    String other = pair.vendor(!left);
    String ratio = FigureText.plain(split.amount());
    if (!PriceFactors.isSplit(split.amount())) {
      return dispute(
          before,
          at,
          split.exDate(),
          DisputeCause.SPIN_OFF,
          "",
          "%s has adjusted its earlier prices for a spin-off with factor %s, %s has not"
              .formatted(other, ratio, actor));
    }
    boolean lists = lists(left, split);
    boolean meantToBeAdjusted =
        lists && (takesOtherSplitsIn(left, split) || adjustedCloseFalls(left, at, split));
    String words =
        "%s falls from %s to %s, a split of %s; %s moves only from %s to %s"
            .formatted(
                actor,
                close(left, at - 1),
                close(left, at),
                ratio,
                other,
                close(!left, at - 1),
                close(!left, at));
    return lists && !meantToBeAdjusted
        ? dispute(
            before,
            at,
            split.exDate(),
            DisputeCause.ADJUSTMENT_POLICY,
            "",
            words + ": the first is as traded and lists the split, the other is adjusted for it")
        : dispute(
            before,
            at,
            split.exDate(),
            DisputeCause.MISSED_SPLIT,
            actor,
            words
                + (unlisted
                    ? ", although neither lists it"
                    : lists
                        ? ", and the adjusted close of %s is not adjusted".formatted(actor)
                        : ", and %s does not list it".formatted(actor)));
  }

  private Dispute takenInTwice(
      Plateau before, int at, boolean left, double ratio, VendorAction split) {
    String words =
        "%s jumps from %s to %s relative to %s: its earlier prices are adjusted for the split of %s once too often%s"
            .formatted(
                pair.vendor(left),
                close(left, at - 1),
                close(left, at),
                pair.vendor(!left),
                FigureText.plain(ratio),
                split == null ? ", although neither lists it" : "");
    LocalDate exDate = split == null ? pair.date(at) : split.exDate();
    return dispute(before, at, exDate, DisputeCause.DOUBLE_SPLIT, pair.vendor(left), words);
  }

  private Dispute special(Plateau before, int at, String adjuster, VendorAction dividend) {
    return dispute(
        before,
        at,
        dividend.exDate(),
        DisputeCause.SPECIAL_DIVIDEND,
        "",
        "%s has adjusted its earlier prices for the payment of %s, the other has not"
            .formatted(adjuster, FigureText.plain(dividend.amount())));
  }

  private Dispute unlisted(Plateau before, int at, boolean left, double fall, double tolerance) {
    double unit = PriceFactors.unit(fall, RATIO_TOLERANCE + tolerance);
    if (unit != 1) {
      return dispute(
          before,
          at,
          pair.date(at),
          DisputeCause.UNIT_ERROR,
          pair.vendor(left),
          "the prices of %s change by a factor of %s from one session to the next, those of %s do not"
              .formatted(pair.vendor(left), FigureText.plain(unit), pair.vendor(!left)));
    }
    double ratio = PriceFactors.commonSplit(fall, UNLISTED_TOLERANCE + tolerance);
    if (ratio != 1) {
      VendorAction asIfListed =
          new VendorAction("", Kind.SPLIT, pair.date(at), ratio, pair.knownAt(at));
      return fall > 0
          ? notTakenIn(before, at, left, asIfListed, true)
          : takenInTwice(before, at, left, ratio, null);
    }
    return dispute(
        before,
        at,
        pair.date(at),
        DisputeCause.SPIN_OFF,
        "",
        "up to then the prices differ by a factor of %s, which is no split: %s has adjusted its earlier prices for a spin-off or a similar event, %s has not"
            .formatted(
                FigureText.plain(Math.exp(Math.abs(fall))),
                pair.vendor(fall > 0 ? !left : left),
                pair.vendor(fall > 0 ? left : !left)));
  }

  /** A dispute about a level that lasts to the end of the histories: its cause is after the end. */
  Dispute standing(Plateau last) {
    int t = last.to() - 1;
    double unit = PriceFactors.unit(last.gap(), RATIO_TOLERANCE + pair.rounding(t));
    String factor = FigureText.plain(Math.exp(Math.abs(last.gap())));
    if (unit != 1) {
      return over(
          last,
          DisputeCause.UNIT_ERROR,
          "to the end of the history the prices differ by a factor of %s: different units"
              .formatted(factor));
    }
    return over(
        last,
        DisputeCause.ADJUSTMENT_POLICY,
        "to the end of the history the prices differ by a factor of %s: one is adjusted for actions after it"
            .formatted(factor));
  }

  /**
   * All dividends for which one vendor has adjusted its prices and the other has not, as one
   * dispute.
   */
  Dispute dividendPolicy(List<DividendStep> steps) {
    DividendStep first = steps.get(0);
    DividendStep last = steps.get(steps.size() - 1);
    return new Dispute(
        pair.date(0),
        pair.date(Math.max(0, last.at() - 1)),
        last.at(),
        "close",
        pair.values(Math.max(0, first.at() - 1), VendorBar::close),
        DisputeCause.ADJUSTMENT_POLICY,
        "",
        "%s has adjusted its prices for %d dividends, the last one of %s; the other has not"
            .formatted(last.adjuster(), steps.size(), last.dividend().exDate()),
        pair.knownAt(last.at()));
  }

  private Dispute over(Plateau plateau, DisputeCause cause, String evidence) {
    return new Dispute(
        pair.date(plateau.from()),
        pair.date(plateau.to() - 1),
        plateau.length(),
        "close",
        pair.values(plateau.to() - 1, VendorBar::close),
        cause,
        "",
        evidence,
        pair.knownAt(plateau.to() - 1));
  }

  private Dispute dispute(
      Plateau before, int at, LocalDate date, DisputeCause cause, String suspect, String evidence) {
    return new Dispute(
        date,
        date,
        at - before.from(),
        "close",
        pair.values(Math.max(0, at - 1), VendorBar::close),
        cause,
        suspect,
        evidence,
        pair.knownAt(at));
  }

  private boolean lists(boolean left, VendorAction split) {
    return pair.near(split.exDate(), Kind.SPLIT).stream()
        .anyMatch(
            action ->
                action.vendor().equals(pair.vendor(left)) && action.amount() == split.amount());
  }

  /** Whether the vendor's own adjusted close, if it has one, also shows the split's move. */
  private boolean adjustedCloseFalls(boolean left, int at, VendorAction split) {
    VendorBar[] bars = pair.bars(left);
    double fall = Math.log(bars[Math.max(0, at - 1)].adjClose() / bars[at].adjClose());
    return fall / Math.log(split.amount()) > 0.5;
  }

  /** Whether the vendor's prices are already adjusted for another split that it lists. */
  private boolean takesOtherSplitsIn(boolean left, VendorAction split) {
    VendorBar[] bars = pair.bars(left);
    return pair.series(left).actions().stream()
        .filter(action -> action.kind() == Kind.SPLIT && !action.exDate().equals(split.exDate()))
        .anyMatch(action -> OwnActionCheck.isTakenIn(bars, action));
  }

  private String close(boolean left, int t) {
    return FigureText.plain(pair.bars(left)[Math.max(0, t)].close());
  }
}
