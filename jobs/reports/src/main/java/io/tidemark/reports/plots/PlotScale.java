package io.tidemark.reports.plots;

import java.util.stream.DoubleStream;

/** An axis that starts and ends on round figures: steps of 1, 2 or 5 times a power of ten. */
public record PlotScale(double low, double high, double step) {

  static PlotScale of(double low, double high) {
    double range = high > low ? high - low : 1;
    double power = Math.pow(10, Math.floor(Math.log10(range / 5)));
    double step =
        DoubleStream.of(1, 2, 5, 10)
            .map(factor -> factor * power)
            .filter(candidate -> range / candidate <= 6)
            .findFirst()
            .orElse(10 * power);
    double start = Math.floor(low / step) * step;
    double end = Math.max(Math.ceil(high / step) * step, start + step);
    return new PlotScale(start, end, step);
  }

  double[] ticks() {
    int count = (int) Math.round((high - low) / step);
    return DoubleStream.iterate(0, i -> i <= count, i -> i + 1).map(i -> low + i * step).toArray();
  }

  /** How far along the axis the value lies, in [0, 1]. */
  double share(double value) {
    return (value - low) / (high - low);
  }

  String label(double tick) {
    int digits = Math.max(0, (int) Math.ceil(-Math.log10(step)));
    return Svg.format("%." + digits + "f", Math.abs(tick) < step / 2 ? 0.0 : tick);
  }
}
