package io.tidemark.bench;

import java.io.IOException;
import java.util.List;

/** One benchmark of {@code ./tidemark bench}. */
interface Bench {
  String name();

  /** What is done, in a few words. */
  String describe();

  /** Does it as often as it takes, and answers what was found. */
  List<? extends Finding> measure() throws IOException;

  /** A record that is printed as a line of text, or as JSON. */
  interface Finding {
    String text();
  }

  /**
   * One tool's, or one step's, result.
   *
   * @param median seconds
   * @param ratio its median over that of the first line
   */
  record Line(String benchmark, String work, String tool, double median, double ratio)
      implements Finding {
    @Override
    public String text() {
      return "%-17s %-16s %10.6f s  %6.2f x".formatted(benchmark, tool, median, ratio);
    }
  }

  /** The middle of some figures. */
  static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
