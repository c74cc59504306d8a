package io.tidemark.ingest.disputes;

import io.tidemark.ingest.vendors.FigureText;
import io.tidemark.ingest.vendors.VendorBar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Compares open, high, low and volume on sessions whose closes agree. */
final class FieldCheck {
  /**
   * Opening auctions and odd lots explain differences of a few percent; beyond this the figures are
   * different.
   */
  private static final double OTHER_FIGURE = 0.05;

  private static final double UNIT_TOLERANCE = 0.03;

  /**
   * If two vendors count volume in the same way, the log ratio of their volumes is below this on
   * most days.
   */
  private static final double COUNT_ALIKE = 0.02;

  /** Number of sessions on each side from which the usual volume ratio is computed. */
  private static final int AROUND = 10;

  private static final double OTHER_VOLUME = Math.log(1.5);

  /** Smaller volumes can repeat by chance. */
  private static final double REPEATABLE_VOLUME = 10_000;

  /** Some vendors round volumes to hundreds. */
  private static final double VOLUME_ROUNDING = 100;

  private static final Map<String, ToDoubleFunction<VendorBar>> PRICES = new LinkedHashMap<>();

  static {
    PRICES.put("open", VendorBar::open);
    PRICES.put("high", VendorBar::high);
    PRICES.put("low", VendorBar::low);
  }

  private final VendorPair pair;
  private final Set<LocalDate> doubted;

  /**
   * @param doubted sessions on which the whole bar is already disputed
   */
  FieldCheck(VendorPair pair, Set<LocalDate> doubted) {
    this.pair = pair;
    this.doubted = doubted;
  }

  List<Dispute> disputes() {
    List<Dispute> disputes = new ArrayList<>();
    double[] usual = usualVolumeGap();
    boolean alike = countAlike(usual);
    for (int t = 0; t < pair.size(); t++) {
      if (!doubted.contains(pair.date(t))) {
        prices(t, disputes);
        volume(t, usual, alike, disputes);
      }
    }
    return disputes;
  }

  private void prices(int t, List<Dispute> disputes) {
    for (Map.Entry<String, ToDoubleFunction<VendorBar>> price : PRICES.entrySet()) {
      double apart = gap(t, price.getValue()) - pair.gap[t];
      if (Math.abs(apart) > OTHER_FIGURE + pair.rounding(t)) {
        disputes.add(price(t, price.getKey(), price.getValue(), apart));
      }
    }
  }

  private Dispute price(int t, String field, ToDoubleFunction<VendorBar> value, double apart) {
    for (boolean left : new boolean[] {true, false}) {
      String found = misplaced(t, left, value);
      if (!found.isEmpty()) {
        DisputeCause cause =
            opensWithLastClose(t, left) ? DisputeCause.STALE : DisputeCause.WRONG_FIELD;
        String words =
            "the closes agree, the %s of %s %s".formatted(field, pair.vendor(left), found);
        return dispute(t, field, value, cause, pair.vendor(left), words);
      }
    }
    double unit = PriceFactors.unit(apart, UNIT_TOLERANCE);
    boolean stray = unit == 1 && !field.equals("open") && allElseAgrees(t, field);
    // The vendor whose figure is further from its own close.
    boolean left = strain(pair.leftBars[t], value) > strain(pair.rightBars[t], value);
    String words =
        "%s, the %s of %s is %s from that of %s"
            .formatted(
                stray ? "all other prices and the volumes agree" : "the closes agree",
                field,
                pair.vendor(left),
                FigureText.percent(Math.expm1(left ? apart : -apart)),
                pair.vendor(!left));
    DisputeCause cause =
        stray
            ? DisputeCause.STRAY_PRINT
            : unit == 1 ? DisputeCause.WRONG_BAR : DisputeCause.UNIT_ERROR;
    return dispute(t, field, value, cause, pair.vendor(left), words);
  }

  /** What one vendor's open really is, if it is a copy of another price; else empty. */
  private String misplaced(int t, boolean left, ToDoubleFunction<VendorBar> value) {
    VendorBar own = pair.bars(left)[t];
    boolean isOpen = VendorPair.isSame(value.applyAsDouble(own), own.open(), 0);
    boolean opensDiffer =
        Math.abs(gap(t, VendorBar::open) - pair.gap[t]) > OTHER_FIGURE + pair.rounding(t);
    if (!isOpen || !opensDiffer) {
      return "";
    }
    if (opensWithLastClose(t, left)) {
      return "is %s, its close of %s".formatted(FigureText.plain(own.open()), pair.date(t - 1));
    }
    return own.open() == own.close() && own.high() > own.low()
        ? "is %s, its close of the day".formatted(FigureText.plain(own.open()))
        : "";
  }

  private boolean opensWithLastClose(int t, boolean left) {
    VendorBar[] bars = pair.bars(left);
    return t > 0 && VendorPair.isSame(bars[t].open(), bars[t - 1].close(), 0);
  }

  private boolean allElseAgrees(int t, String field) {
    return PRICES.entrySet().stream()
            .filter(price -> !price.getKey().equals(field))
            .allMatch(price -> pair.agrees(t, gap(t, price.getValue()) - pair.gap[t]))
        && Math.abs(volumeGap(t) + (alikeInShares(t) ? 0 : pair.gap[t])) <= COUNT_ALIKE;
  }

  /**
   * Whether both volumes are in the same shares; otherwise one vendor has adjusted its volumes for
   * a split as it has its prices.
   */
  private boolean alikeInShares(int t) {
    return Math.abs(volumeGap(t)) <= Math.abs(volumeGap(t) + pair.gap[t]);
  }

  private void volume(int t, double[] usual, boolean alike, List<Dispute> disputes) {
    double apart = volumeGap(t);
    if (Double.isNaN(apart)) {
      return;
    }
    double unit = PriceFactors.unit(apart, UNIT_TOLERANCE);
    boolean takesSplitIn = Math.abs(apart + pair.gap[t]) <= OTHER_FIGURE;
    boolean another = alike && !takesSplitIn && Math.abs(apart - usual[t]) > OTHER_VOLUME;
    if (unit != 1 && !takesSplitIn) {
      String words = "the volumes differ by a factor of " + FigureText.plain(unit);
      disputes.add(dispute(t, "volume", VendorBar::volume, DisputeCause.UNIT_ERROR, "", words));
    } else if (another) {
      disputes.add(volume(t, apart - usual[t]));
    }
  }

  private Dispute volume(int t, double apart) {
    for (boolean left : new boolean[] {true, false}) {
      double own = pair.bars(left)[t].volume();
      for (int shift : new int[] {-1, 1}) {
        int other = t + shift;
        if (own < REPEATABLE_VOLUME || other < 0 || other >= pair.size()) {
          continue;
        }
        if (shift < 0 && own == pair.bars(left)[other].volume()) {
          String words =
              "%s repeats its volume of %s".formatted(pair.vendor(left), pair.date(other));
          return dispute(
              t, "volume", VendorBar::volume, DisputeCause.STALE, pair.vendor(left), words);
        }
        if (Math.abs(own - pair.bars(!left)[other].volume()) <= VOLUME_ROUNDING) {
          String words =
              "the volume of %s equals that of %s on %s"
                  .formatted(pair.vendor(left), pair.vendor(!left), pair.date(other));
          return dispute(
              t, "volume", VendorBar::volume, DisputeCause.SHIFTED_BAR, pair.vendor(left), words);
        }
      }
    }
    boolean samePrices =
        PRICES.values().stream().allMatch(price -> pair.agrees(t, gap(t, price) - pair.gap[t]));
    if (!samePrices) {
      String words =
          "the closes agree, but the volumes do not, although they have a constant ratio"
              + " on most days";
      return dispute(t, "volume", VendorBar::volume, DisputeCause.UNEXPLAINED, "", words);
    }
    boolean left = apart > 0;
    String words =
        "all prices agree, and %s counts %s times the shares of %s, more than their usual ratio: it includes trades that the other leaves out"
            .formatted(
                pair.vendor(left), FigureText.plain(tenths(Math.abs(apart))), pair.vendor(!left));
    return dispute(t, "volume", VendorBar::volume, DisputeCause.VOLUME_COVERAGE, "", words);
  }

  private static double tenths(double logRatio) {
    return Math.rint(10 * Math.exp(logRatio)) / 10;
  }

  /**
   * The median volume gap of the sessions around each session, because vendors may count volume
   * before or after a split.
   */
  private double[] usualVolumeGap() {
    double[] usual = new double[pair.size()];
    for (int t = 0; t < usual.length; t++) {
      double[] around = new double[2 * AROUND + 1];
      int count = 0;
      for (int s = Math.max(0, t - AROUND); s <= Math.min(usual.length - 1, t + AROUND); s++) {
        double gap = volumeGap(s);
        if (!Double.isNaN(gap)) {
          around[count++] = gap;
        }
      }
      Arrays.sort(around, 0, count);
      usual[t] = count == 0 ? Double.NaN : around[count / 2];
    }
    return usual;
  }

  /** Whether the volumes have their usual ratio on most days. */
  private boolean countAlike(double[] usual) {
    int alike = 0;
    for (int t = 0; t < usual.length; t++) {
      alike += Math.abs(volumeGap(t) - usual[t]) <= COUNT_ALIKE ? 1 : 0;
    }
    return 4 * alike >= 3 * usual.length;
  }

  private double volumeGap(int t) {
    double ours = pair.leftBars[t].volume();
    double theirs = pair.rightBars[t].volume();
    return ours > 0 && theirs > 0 ? Math.log(ours / theirs) : Double.NaN;
  }

  private double gap(int t, ToDoubleFunction<VendorBar> price) {
    return Math.log(price.applyAsDouble(pair.leftBars[t]) / price.applyAsDouble(pair.rightBars[t]));
  }

  private static double strain(VendorBar bar, ToDoubleFunction<VendorBar> price) {
    return Math.abs(Math.log(price.applyAsDouble(bar) / bar.close()));
  }

  private Dispute dispute(
      int t,
      String field,
      ToDoubleFunction<VendorBar> value,
      DisputeCause cause,
      String suspect,
      String evidence) {
    return new Dispute(
        pair.date(t),
        pair.date(t),
        1,
        field,
        pair.values(t, value),
        cause,
        suspect,
        evidence,
        pair.knownAt(t));
  }
}
