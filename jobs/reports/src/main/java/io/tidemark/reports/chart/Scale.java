package io.tidemark.reports.chart;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Where values fall on an axis.
 *
 * @param low the value at 0
 * @param high the value at 1, above {@code low}
 */
public record Scale(double low, double high) {
  private static final double MARGIN = 0.06;

  public Scale {
    if (!(high > low)) {
      throw new IllegalArgumentException(
          "a scale needs low < high, not %s, %s".formatted(low, high));
    }
  }

  /**
   * Spans all finite values with a little room to either side, and zero.
   *
   * @return from −1 to 1 if there is nothing to span
   */
  public static Scale around(double[]... values) {
    double low = Math.min(0, finite(values).min().orElse(0));
    double high = Math.max(0, finite(values).max().orElse(0));
    if (high == low) {
      return new Scale(-1, 1);
    }
    double room = MARGIN * (high - low);
    return new Scale(low < 0 ? low - room : low, high > 0 ? high + room : high);
  }

  /** The place of a value, 0 at {@code low} and 1 at {@code high}. */
  public double at(double value) {
    return (value - low) / (high - low);
  }

  /** The place as a CSS percentage from the start of the axis. */
  public String percent(double value) {
    return String.format(Locale.ROOT, "%.2f%%", 100 * at(value));
  }

  /** The place as a coordinate on an axis of that length, to a tenth. */
  public String along(double value, double length) {
    return coordinate(at(value) * length);
  }

  /** A coordinate as SVG text, to a tenth. */
  public static String coordinate(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static DoubleStream finite(double[][] values) {
    return Arrays.stream(values).flatMapToDouble(Arrays::stream).filter(Double::isFinite);
  }
}
