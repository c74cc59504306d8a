package io.tidemark.ingest.summaries;

import io.tidemark.ingest.days.VendorDays;
import io.tidemark.ingest.vendors.FigureText;
import java.util.ArrayList;
import java.util.List;

/** The landed bars of one ticker over some days, and the vendor's own counts. */
record SummaryCheck(
    String vendor, VendorCount.Span span, long rows, double volume, VendorCount told) {

  /**
   * Adds up the landed bars.
   *
   * @param days null if no bar was landed
   */
  static SummaryCheck of(String vendor, VendorCount.Span span, VendorDays days, VendorCount told) {
    int from = days == null ? 0 : days.from(span.from());
    int to = days == null ? 0 : days.after(span.until());
    double volume = 0;
    for (int i = from; i < to; i++) {
      volume += Double.isNaN(days.volume(i)) ? 0 : days.volume(i);
    }
    return new SummaryCheck(vendor, span, to - from, volume, told);
  }

  /** Which figures exceed their thresholds; empty if none does. */
  String breach(SummaryTolerance tolerance) {
    boolean counted = told.rows() == null || told.rows() > 0;
    if (rows == 0 && counted && volumeTold() > 0) {
      return "the vendor counts %s shares, but no bar was landed"
          .formatted(FigureText.plain(told.volume()));
    }
    List<String> words = new ArrayList<>();
    if (told.rows() != null && Math.abs(rows - told.rows()) > tolerance.rows()) {
      words.add("%d bars landed, the vendor counts %d".formatted(rows, told.rows()));
    }
    if (told.volume() != null && isOff(volume, told.volume(), tolerance.volumeShare())) {
      words.add(
          "volume landed %s is off the vendor's %s by %s"
              .formatted(
                  FigureText.plain(volume),
                  FigureText.plain(told.volume()),
                  told.volume() == 0
                      ? "all of it"
                      : FigureText.percent(volume / told.volume() - 1)));
    }
    return String.join("; ", words);
  }

  private double volumeTold() {
    return told.volume() == null ? 0 : told.volume();
  }

  private static boolean isOff(double landed, double told, double share) {
    return Math.abs(landed - told) > share * Math.max(landed, told);
  }
}
