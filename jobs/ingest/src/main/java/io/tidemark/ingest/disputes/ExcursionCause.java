package io.tidemark.ingest.disputes;

import io.tidemark.core.market.CorporateAction.Kind;
import io.tidemark.ingest.vendors.FigureText;
import io.tidemark.ingest.vendors.VendorAction;
import io.tidemark.ingest.vendors.VendorBar;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Finds why two vendors differ on a few sessions and agree before and after. */
final class ExcursionCause {
  static final List<ToDoubleFunction<VendorBar>> PRICES =
      List.of(VendorBar::open, VendorBar::high, VendorBar::low, VendorBar::close);

  private static final double UNIT_TOLERANCE = 0.03;
  private static final double SPLIT_TOLERANCE = 0.05;

  /**
   * Closes that differ by less can be one vendor's last trade and another vendor's official close.
   */
  private static final double ANOTHER_CLOSE = 0.02;

  private final VendorPair pair;

  ExcursionCause(VendorPair pair) {
    this.pair = pair;
  }

  /**
   * The dispute about the sessions {@code from} to {@code to - 1}; empty if the vendors agree.
   *
   * @param base the gap (log ratio of the closes) before and after these sessions
   */
  Optional<Dispute> of(int from, int to, double base) {
    double offset = pair.gap[from] - base;
    if (pair.agrees(from, offset)) {
      return Optional.empty();
    }
    boolean leftOdd = pair.leftIsOdd(from - 1, from, to);
    String odd = pair.vendor(leftOdd);
    for (VendorAction split : pair.near(pair.date(from), Kind.SPLIT)) {
      if (Math.abs(Math.abs(offset) - Math.abs(Math.log(split.amount()))) <= SPLIT_TOLERANCE) {
        return Optional.of(wrongExDate(from, to, split));
      }
    }
    for (VendorAction dividend : pair.near(pair.date(from), Kind.DIVIDEND)) {
      double step = dividend.amount() / pair.leftBars[from].close();
      if (Math.abs(Math.abs(offset) - step) <= 0.2 * step + pair.rounding(from) / 4) {
        return Optional.of(wrongExDate(from, to, dividend));
      }
    }
    String apart =
        "the close of %s is %s off the value expected from %s and its own neighbouring closes"
            .formatted(
                odd,
                FigureText.percent(Math.expm1(leftOdd ? offset : -offset)),
                pair.vendor(!leftOdd));
    double unit = PriceFactors.unit(offset, UNIT_TOLERANCE);
    if (unit != 1) {
      String words = "%s is off by a factor of %s".formatted(odd, FigureText.plain(unit));
      return Optional.of(dispute(from, to, DisputeCause.UNIT_ERROR, odd, words));
    }
    Optional<Dispute> misplaced = misplaced(from, to, leftOdd, base);
    if (misplaced.isPresent()) {
      return misplaced;
    }
    if (Math.abs(offset) < ANOTHER_CLOSE && !wholeBarDiffers(from, base)) {
      String words = apart + ", the other prices agree";
      return Optional.of(dispute(from, to, DisputeCause.UNEXPLAINED, "", words));
    }
    return Optional.of(dispute(from, to, DisputeCause.WRONG_BAR, odd, apart));
  }

  /**
   * Checks whether the figures of a vendor, first of the deviating one, are real figures in a wrong
   * place.
   */
  private Optional<Dispute> misplaced(int from, int to, boolean leftOdd, double base) {
    for (boolean left : new boolean[] {leftOdd, !leftOdd}) {
      String vendor = pair.vendor(left);
      boolean standsStill = StaleRuns.standsStill(pair.bars(left), from);
      if (standsStill || StaleRuns.repeats(pair.bars(left), from)) {
        String words =
            "%s %s of %s"
                .formatted(
                    vendor,
                    standsStill ? "has only one price, the close" : "repeats its bar",
                    pair.date(from - 1));
        return Optional.of(dispute(from, to, DisputeCause.STALE, vendor, words));
      }
    }
    for (boolean left : new boolean[] {leftOdd, !leftOdd}) {
      double gap = left ? base : -base;
      for (int shift : new int[] {-1, 1}) {
        if (isShifted(left, from, to, shift, gap)) {
          return Optional.of(shifted(left, from, to, shift, gap));
        }
      }
      if (to - from == 1 && opensInTheClose(left, from, gap)) {
        String words =
            "the close of %s is the open, %s, which both have; all other fields agree"
                .formatted(pair.vendor(left), FigureText.plain(pair.bars(left)[from].open()));
        return Optional.of(dispute(from, to, DisputeCause.WRONG_FIELD, pair.vendor(left), words));
      }
    }
    return Optional.empty();
  }

  private Dispute shifted(boolean left, int from, int to, int shift, double gap) {
    // In a longer shift one vendor is late or the other early; the data do not show which.
    boolean either = isShifted(!left, from, to, -shift, -gap);
    String words =
        "the bar of %s equals that of %s on %s"
            .formatted(pair.vendor(left), pair.vendor(!left), pair.date(from + shift));
    return dispute(from, to, DisputeCause.SHIFTED_BAR, either ? "" : pair.vendor(left), words);
  }

  private boolean opensInTheClose(boolean left, int t, double gap) {
    VendorBar own = pair.bars(left)[t];
    VendorBar theirs = pair.bars(!left)[t];
    return own.close() == own.open()
        && own.high() > own.low()
        && PRICES.subList(0, 3).stream()
            .allMatch(p -> VendorPair.isSame(p.applyAsDouble(own), p.applyAsDouble(theirs), gap));
  }

  /** Whether all bars equal the other vendor's bars of the previous or next session. */
  private boolean isShifted(boolean left, int from, int to, int shift, double gap) {
    for (int t = from; t < to; t++) {
      if (t + shift < 0 || t + shift >= pair.size()) {
        return false;
      }
      VendorBar own = pair.bars(left)[t];
      VendorBar theirs = pair.bars(!left)[t + shift];
      boolean same =
          own.high() > own.low()
              && PRICES.stream()
                  .allMatch(
                      p -> VendorPair.isSame(p.applyAsDouble(own), p.applyAsDouble(theirs), gap));
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private Dispute wrongExDate(int from, int to, VendorAction action) {
    String words =
        "the prices of %s and %s are adjusted for the %s of %s on %s and on %s: they differ by it in between"
            .formatted(
                pair.left.vendor(),
                pair.right.vendor(),
                action.kind() == Kind.SPLIT ? "split" : "dividend",
                FigureText.plain(action.amount()),
                pair.date(from),
                to < pair.size() ? pair.date(to) : "a later day");
    return dispute(
        from, to, DisputeCause.WRONG_EX_DATE, whoBreaksTheRecord(from, to, action), words);
  }

  /**
   * The vendor whose prices move on a different day than its record says; empty if the records
   * differ in the same way as the prices.
   */
  private String whoBreaksTheRecord(int from, int to, VendorAction action) {
    long days =
        pair.near(action.exDate(), action.kind()).stream()
            .map(VendorAction::exDate)
            .distinct()
            .count();
    return days == 1 ? pair.vendor(pair.leftIsOdd(from - 1, from, to)) : "";
  }

  private boolean wholeBarDiffers(int t, double base) {
    return PRICES.stream()
        .allMatch(
            price -> {
              double apart =
                  Math.log(price.applyAsDouble(pair.leftBars[t]))
                      - Math.log(price.applyAsDouble(pair.rightBars[t]))
                      - base;
              return !pair.agrees(t, apart);
            });
  }

  private Dispute dispute(int from, int to, DisputeCause cause, String suspect, String evidence) {
    return new Dispute(
        pair.date(from),
        pair.date(to - 1),
        to - from,
        "close",
        pair.values(from, VendorBar::close),
        cause,
        suspect,
        evidence,
        pair.knownAt(to - 1));
  }
}
