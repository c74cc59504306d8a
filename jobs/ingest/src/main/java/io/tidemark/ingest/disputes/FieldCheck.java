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

/** Open, high, low and volume on sessions whose closes give no cause for doubt. */
final class FieldCheck {
  /** Opening auctions and odd lots make a few percent; more is another figure. */
  private static final double OTHER_FIGURE = 0.05;

  private static final double UNIT_TOLERANCE = 0.03;

  /** Volumes of two vendors that count alike differ by less, in log terms, on most days. */
  private static final double COUNT_ALIKE = 0.02;

  /** Sessions to either side whose volumes tell the usual ratio. */
  private static final int AROUND = 10;

  private static final double OTHER_VOLUME = Math.log(1.5);

  private static final Map<String, ToDoubleFunction<VendorBar>> PRICES = new LinkedHashMap<>();

  static {
    PRICES.put("open", VendorBar::open);
    PRICES.put("high", VendorBar::high);
    PRICES.put("low", VendorBar::low);
  }

  private final VendorPair pair;
  private final Set<LocalDate> doubted;

  /**
   * @param doubted sessions on which the whole bar is in doubt already
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
        // The one whose figure lies further from its own close.
        boolean left =
            strain(pair.leftBars[t], price.getValue())
                > strain(pair.rightBars[t], price.getValue());
        double unit = Ratios.unit(apart, UNIT_TOLERANCE);
        disputes.add(
            dispute(
                t,
                price.getKey(),
                price.getValue(),
                unit == 1 ? DisputeCause.WRONG_BAR : DisputeCause.UNIT_ERROR,
                pair.vendor(left),
                "the closes agree, the %s of %s is %s from that of %s"
                    .formatted(
                        price.getKey(),
                        pair.vendor(left),
                        FigureText.percent(Math.expm1(left ? apart : -apart)),
                        pair.vendor(!left))));
      }
    }
  }

  private void volume(int t, double[] usual, boolean alike, List<Dispute> disputes) {
    double apart = volumeGap(t);
    if (Double.isNaN(apart)) {
      return;
    }
    double unit = Ratios.unit(apart, UNIT_TOLERANCE);
    boolean takesSplitIn = Math.abs(apart + pair.gap[t]) <= OTHER_FIGURE;
    boolean another = alike && !takesSplitIn && Math.abs(apart - usual[t]) > OTHER_VOLUME;
    if (another || (unit != 1 && !takesSplitIn)) {
      disputes.add(
          dispute(
              t,
              "volume",
              VendorBar::volume,
              unit == 1 ? DisputeCause.UNEXPLAINED : DisputeCause.UNIT_ERROR,
              "",
              unit == 1
                  ? "the closes agree, the volumes, which keep to one ratio on most days, do not"
                  : "the volumes are apart by a factor of " + FigureText.plain(unit)));
    }
  }

  /**
   * The median of the days around each session: vendors may count volume before or after a split.
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

  /** Whether on most days the volumes keep to their usual ratio. */
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
