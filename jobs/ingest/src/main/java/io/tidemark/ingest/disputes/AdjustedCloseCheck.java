package io.tidemark.ingest.disputes;

import io.tidemark.core.market.CorporateAction.Kind;
import io.tidemark.ingest.vendors.FigureText;
import io.tidemark.ingest.vendors.VendorAction;
import io.tidemark.ingest.vendors.VendorBar;
import io.tidemark.ingest.vendors.VendorSeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks that a vendor's own adjusted close is adjusted exactly once for each of its dividends. On
 * the ex-date the ratio of adjusted close to close rises by the factor {@code C / (C - D)}, where
 * {@code C} is the previous close and {@code D} the dividend.
 */
final class AdjustedCloseCheck {
  /** The smallest step that can be checked, because adjusted closes have only a few digits. */
  private static final double SMALLEST_STEP = 0.0015;

  private static final double SHARE = 0.2;
  private static final double UNIT_TOLERANCE = 0.1;

  private AdjustedCloseCheck() {}

  static List<Dispute> of(VendorSeries series) {
    List<Dispute> disputes = new ArrayList<>();
    for (VendorAction action : series.actions()) {
      Map.Entry<LocalDate, VendorBar> on = series.bars().ceilingEntry(action.exDate());
      Map.Entry<LocalDate, VendorBar> before = series.bars().lowerEntry(action.exDate());
      if (action.kind() == Kind.DIVIDEND && on != null && before != null) {
        Dispute dispute = compare(series.vendor(), action, before.getValue(), on.getValue());
        if (dispute != null) {
          disputes.add(dispute);
        }
      }
    }
    return disputes;
  }

  private static Dispute compare(
      String vendor, VendorAction dividend, VendorBar before, VendorBar on) {
    double rise =
        Math.log(on.adjClose() / on.close()) - Math.log(before.adjClose() / before.close());
    double share = dividend.amount() / before.close();
    double due = share < 1 ? -Math.log1p(-share) : Double.NaN;
    if (!Double.isFinite(rise)
        || !(due > SMALLEST_STEP)
        || Math.abs(rise - due) <= SHARE * due + SMALLEST_STEP / 2) {
      return null;
    }
    double taken = before.close() * -Math.expm1(-rise);
    String words =
        "on the ex-date %s adjusts its adjusted close by %s for a dividend of %s"
            .formatted(vendor, FigureText.plain(taken), FigureText.plain(dividend.amount()));
    DisputeCause cause = DisputeCause.UNEXPLAINED;
    if (Math.abs(rise) <= SHARE * due) {
      cause = DisputeCause.ADJUSTMENT_POLICY;
      words =
          "the adjusted close of %s is not adjusted for the dividend of %s"
              .formatted(vendor, FigureText.plain(dividend.amount()));
    } else if (taken > 0
        && PriceFactors.unit(Math.log(taken / dividend.amount()), UNIT_TOLERANCE) != 1) {
      cause = DisputeCause.UNIT_ERROR;
    } else if (taken > dividend.amount()) {
      cause = DisputeCause.SPECIAL_DIVIDEND;
      words += ": it is also adjusted for a special payment or capital gain, or twice";
    }
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(vendor, before.adjClose());
    return new Dispute(
        dividend.exDate(),
        dividend.exDate(),
        1,
        "adj_close",
        values,
        cause,
        vendor,
        words,
        VendorPair.later(VendorPair.later(dividend.knownAt(), on.knownAt()), before.knownAt()));
  }
}
