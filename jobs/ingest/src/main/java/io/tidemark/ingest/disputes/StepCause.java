package io.tidemark.ingest.disputes;

import io.tidemark.core.market.CorporateAction.Kind;
import io.tidemark.ingest.disputes.PriceLevels.Plateau;
import io.tidemark.ingest.vendors.FigureText;
import io.tidemark.ingest.vendors.VendorAction;
import io.tidemark.ingest.vendors.VendorBar;
import java.time.LocalDate;
import java.util.List;

/**
 * Why two vendors' prices differ by one factor up to a day and by another from then on: one of them
 * has taken an action into its earlier prices, once or twice, and the other has not.
 */
final class StepCause {
  /** Prices before a split differ by its ratio up to rounding. */
  private static final double RATIO_TOLERANCE = 0.01;

  /** A split that nobody lists must fit its ratio better. */
  private static final double UNLISTED_TOLERANCE = 0.004;

  /** A dividend's step, as a share of it. */
  private static final double DIVIDEND_SHARE = 0.25;

  /** A payment of more of the price than this is not an ordinary one. */
  private static final double SPECIAL_SHARE = 0.04;

  private final VendorPair pair;

  StepCause(VendorPair pair) {
    this.pair = pair;
  }

  /** A step that is one dividend: one vendor has adjusted its prices for it. */
  record DividendStep(int at, String adjuster, VendorAction dividend, double size) {}

  /** What a step is: a dispute of its own, or one dividend among several. */
  record Finding(Dispute dispute, DividendStep dividend) {
    /** Whether nothing but its size and duration speak for it. */
    boolean isGuess() {
      return dispute != null && dispute.cause() == DisputeCause.SPIN_OFF;
    }
  }

  /** What a step at a session is. */
  Finding of(Plateau before, Plateau after, int at) {
    double size = before.gap() - after.gap();
    int last = Math.max(0, Math.min(at, before.to()) - 1);
    double tolerance = pair.rounding(last) + pair.rounding(at);
    boolean leftMoves = Math.abs(pair.move(true, last, at)) > Math.abs(pair.move(false, last, at));
    // Positive: the one that moves falls by this against the one that goes on.
    double fall = leftMoves ? size : -size;

    for (VendorAction split : pair.near(pair.date(at), Kind.SPLIT)) {
      double ratio = Math.log(split.amount());
      if (Math.abs(fall - ratio) <= RATIO_TOLERANCE + tolerance) {
        return new Finding(notTakenIn(before, at, leftMoves, split, false), null);
      }
      if (Math.abs(fall + ratio) <= RATIO_TOLERANCE + tolerance) {
        return new Finding(takenInTwice(before, at, leftMoves, split.amount(), split), null);
      }
      // One falls by the ratio as traded while the other, divided twice, jumps by it.
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
   * The dividend as a share of the close before, if the step is of that size, else 0. Of two closes
   * that may be adjusted differently either can be what the dividend is a share of.
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

  /** One vendor's prices go down by the ratio, the other's go on: the first holds no split. */
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
          "%s has taken a spin-off of factor %s into its prices before it, %s has not"
              .formatted(other, ratio, actor));
    }
    boolean lists = lists(left, split);
    boolean meantToBeAdjusted =
        lists && (takesOtherSplitsIn(left, split) || adjustedCloseFalls(left, at, split));
    String words =
        "%s falls from %s to %s, a split of %s; %s goes on from %s to %s"
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
            words + ": the one is as traded, and lists the split, the other is adjusted for it")
        : dispute(
            before,
            at,
            split.exDate(),
            DisputeCause.MISSED_SPLIT,
            actor,
            words
                + (unlisted
                    ? ", though neither lists it"
                    : lists
                        ? ", and what %s tells as adjusted is not".formatted(actor)
                        : ", and %s does not list it".formatted(actor)));
  }

  private Dispute takenInTwice(
      Plateau before, int at, boolean left, double ratio, VendorAction split) {
    String words =
        "%s jumps from %s to %s against %s: its prices before are divided by the split of %s once too often%s"
            .formatted(
                pair.vendor(left),
                close(left, at - 1),
                close(left, at),
                pair.vendor(!left),
                FigureText.plain(ratio),
                split == null ? ", though neither lists it" : "");
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
        "%s has taken the payment of %s out of its prices before, the other has not"
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
        "up to then the prices lie apart by a factor of %s, which is no split: %s has taken a spin-off or the like out of its prices before, %s has not"
            .formatted(
                FigureText.plain(Math.exp(Math.abs(fall))),
                pair.vendor(fall > 0 ? !left : left),
                pair.vendor(fall > 0 ? left : !left)));
  }

  /** A level on which they still lie apart at the end: what it comes from lies after it. */
  Dispute standing(Plateau last) {
    int t = last.to() - 1;
    double unit = PriceFactors.unit(last.gap(), RATIO_TOLERANCE + pair.rounding(t));
    String factor = FigureText.plain(Math.exp(Math.abs(last.gap())));
    if (unit != 1) {
      return over(
          last,
          DisputeCause.UNIT_ERROR,
          "to the end the prices lie apart by a factor of %s: another unit".formatted(factor));
    }
    return over(
        last,
        DisputeCause.ADJUSTMENT_POLICY,
        "to the end the prices lie apart by a factor of %s: one is adjusted for actions after it"
            .formatted(factor));
  }

  /** All dividends that one vendor has taken out and the other has not, as one matter. */
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
        "%s has taken %d dividends out of its prices, the last that of %s; the other has not"
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

  /** Whether the vendor's own adjusted close, where it tells one, makes the split's move too. */
  private boolean adjustedCloseFalls(boolean left, int at, VendorAction split) {
    VendorBar[] bars = pair.bars(left);
    double fall = Math.log(bars[Math.max(0, at - 1)].adjClose() / bars[at].adjClose());
    return fall / Math.log(split.amount()) > 0.5;
  }

  /** Whether another split that the vendor lists does not show in its own prices. */
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
