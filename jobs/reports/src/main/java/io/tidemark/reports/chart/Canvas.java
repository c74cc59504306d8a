package io.tidemark.reports.chart;

import java.time.LocalDate;
import java.util.List;

/**
 * The area that layers draw on.
 *
 * @param dates the dates of the values, ascending, at least two
 * @param y scale of the values
 * @param height in pixels
 */
record Canvas(List<LocalDate> dates, Scale y, int height) {
  static final int WIDTH = 1000;

  /** The scale of dates, in days since 1970. */
  Scale time() {
    return new Scale(dates.get(0).toEpochDay(), dates.get(dates.size() - 1).toEpochDay());
  }

  String x(LocalDate date) {
    double inside = Math.min(Math.max((double) date.toEpochDay(), time().low()), time().high());
    return time().along(inside, WIDTH);
  }

  String y(double value) {
    return Scale.coordinate((1 - y.at(value)) * height);
  }
}
