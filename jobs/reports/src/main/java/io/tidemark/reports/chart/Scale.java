package io.tidemark.reports.chart;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Maps values to positions on an axis.
 *
 * @param low the value at position 0
 * @param high the value at position 1, above {@code low}
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
   * A scale that includes all finite values, with a small margin on both sides, and zero.
   *
   * @return a scale from −1 to 1 if there are no finite values
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

  /** The position of a value, 0 at {@code low} and 1 at {@code high}. */
  public double at(double value) {
    return (value - low) / (high - low);
  }

  /** The position as a CSS percentage from the start of the axis. */
  public String percent(double value) {
    return String.format(Locale.ROOT, "%.2f%%", 100 * at(value));
  }

  /** The position as a coordinate on an axis of that length, with one decimal. */
  public String along(double value, double length) {
    return coordinate(at(value) * length);
  }

  /** A coordinate as SVG text, with one decimal. */
  public static String coordinate(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static DoubleStream finite(double[][] values) {
    return Arrays.stream(values).flatMapToDouble(Arrays::stream).filter(Double::isFinite);
  }
}
