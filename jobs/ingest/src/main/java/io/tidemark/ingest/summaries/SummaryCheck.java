package io.tidemark.ingest.summaries;

import io.tidemark.ingest.days.VendorDays;
import io.tidemark.ingest.vendors.FigureText;
import java.util.ArrayList;
import java.util.List;

/** The landed bars of one ticker over some days, and the vendor's own counts. */
record SummaryCheck(
    String vendor, VendorCount.Span span, long rows, double volume, VendorCount vendorCount) {

  /**
   * Adds up the landed bars.
   *
   * @param days null if no bar was landed
   */
  static SummaryCheck of(
      String vendor, VendorCount.Span span, VendorDays days, VendorCount vendorCount) {
    int from = days == null ? 0 : days.from(span.from());
    int to = days == null ? 0 : days.after(span.until());
    double volume = 0;
    for (int i = from; i < to; i++) {
      volume += Double.isNaN(days.volume(i)) ? 0 : days.volume(i);
    }
    return new SummaryCheck(vendor, span, to - from, volume, vendorCount);
  }

  /** Which figures exceed their thresholds; empty if none does. */
  String breach(SummaryTolerance tolerance) {
    boolean counted = vendorCount.rows() == null || vendorCount.rows() > 0;
    if (rows == 0 && counted && volumeTold() > 0) {
      return "the vendor counts %s shares, but no bar was landed"
          .formatted(FigureText.plain(vendorCount.volume()));
    }
    List<String> words = new ArrayList<>();
    if (vendorCount.rows() != null && Math.abs(rows - vendorCount.rows()) > tolerance.rows()) {
      words.add("%d bars landed, the vendor counts %d".formatted(rows, vendorCount.rows()));
    }
    if (vendorCount.volume() != null
        && isOff(volume, vendorCount.volume(), tolerance.volumeShare())) {
      words.add(
          "volume landed %s is off the vendor's %s by %s"
              .formatted(
                  FigureText.plain(volume),
                  FigureText.plain(vendorCount.volume()),
                  vendorCount.volume() == 0
                      ? "all of it"
                      : FigureText.percent(volume / vendorCount.volume() - 1)));
    }
    return String.join("; ", words);
  }

  private double volumeTold() {
    return vendorCount.volume() == null ? 0 : vendorCount.volume();
  }

  private static boolean isOff(double landed, double vendorCount, double share) {
    return Math.abs(landed - vendorCount) > share * Math.max(landed, vendorCount);
  }
}
