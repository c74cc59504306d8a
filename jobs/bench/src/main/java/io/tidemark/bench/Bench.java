package io.tidemark.bench;

import java.io.IOException;
import java.util.List;

/** One benchmark of {@code ./tidemark bench}. */
interface Bench {
  String name();

  /** A short description. */
  String describe();

  /** Runs the benchmark and returns its findings. */
  List<? extends Finding> measure() throws IOException;

  /** A record that is printed as a line of text, or as JSON. */
  interface Finding {
    String text();
  }

  /**
   * The result of one tool or one step.
   *
   * @param median median time in seconds
   * @param ratio median divided by that of the first line
   */
  record Line(String benchmark, String work, String tool, double median, double ratio)
      implements Finding {
    @Override
    public String text() {
      return "%-17s %-16s %10.6f s  %6.2f x".formatted(benchmark, tool, median, ratio);
    }
  }

  /** The median of some values. */
  static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
