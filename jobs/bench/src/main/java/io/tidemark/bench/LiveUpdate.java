package io.tidemark.bench;

import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.feature.LivePlan;
import io.tidemark.core.feature.Node;
import io.tidemark.core.feature.Plan;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * One more bar of one ticker: updates fifty features, bit-identical to a batch. Reports the median
 * and the 99th percentile of single updates.
 */
final class LiveUpdate implements Bench {
  private static final int FEATURES = 50;
  private static final int BARS = 200_000;
  private static final int WARM_UP = 50_000;

  @Override
  public String name() {
    return "live-update";
  }

  @Override
  public String describe() {
    return "%d features of alpha158, bar by bar, %,d bars; median and 99th percentile"
        .formatted(FEATURES, BARS - WARM_UP);
  }

  @Override
  public List<Line> measure() {
    Plan plan = plan();
    double[][] bars = bars(plan.fields().size());
    LivePlan live = new LivePlan(plan);
    long[] nanos = new long[BARS];
    double[][] answers = new double[BARS][];
    double[] row = new double[bars.length];
    for (int t = 0; t < BARS; t++) {
      for (int c = 0; c < row.length; c++) {
        row[c] = bars[c][t];
      }
      long start = System.nanoTime();
      answers[t] = live.next(row);
      nanos[t] = System.nanoTime() - start;
    }
    compare(plan, bars, answers);
    long[] sorted = Arrays.copyOfRange(nanos, WARM_UP, BARS);
    Arrays.sort(sorted);
    double median = sorted[sorted.length / 2] / 1e9;
    double high = sorted[(int) (0.99 * sorted.length)] / 1e9;
    return List.of(
        new Line(name(), describe(), "median", median, 1),
        new Line(name(), describe(), "99th percentile", high, high / median));
  }

  /** A plan with the first features of the set. */
  private static Plan plan() {
    FeatureSet all = FeatureSet.load("alpha158");
    StringBuilder text =
        new StringBuilder(
            """
            set: live
            entity: ticker
            calendar: XNYS
            sources: { px: market.prices }
            features:
            """);
    List<String> names = all.featureNames();
    for (int i = 0; i < FEATURES; i++) {
      String name = names.get(i * names.size() / FEATURES);
      text.append("  ").append(name).append(": \"").append(all.expression(name)).append("\"\n");
    }
    return FeatureSet.parse("live", text.toString()).features();
  }

  private static double[][] bars(int columns) {
    Random random = new Random(50);
    double[][] bars = new double[columns][BARS];
    double price = 100;
    for (int t = 0; t < BARS; t++) {
      price *= Math.exp(0.001 * random.nextGaussian());
      for (double[] column : bars) {
        column[t] = price * (1 + 0.001 * random.nextDouble());
      }
    }
    return bars;
  }

  private static void compare(Plan plan, double[][] bars, double[][] answers) {
    int rows = 5_000;
    List<Node> targets = plan.targets(0);
    List<String> fields = plan.fields();
    double[][] batch =
        plan.evaluateSeries(targets, field -> bars[fields.indexOf(field)], rows, 0, rows);
    for (int f = 0; f < plan.names().size(); f++) {
      double[] expected = batch[plan.placesOf(targets).get(plan.names().get(f))];
      for (int t = 0; t < rows; t++) {
        if (Double.doubleToLongBits(expected[t]) != Double.doubleToLongBits(answers[t][f])) {
          throw new IllegalStateException(
              "%s of bar %d is %s live and %s in a batch"
                  .formatted(plan.names().get(f), t, answers[t][f], expected[t]));
        }
      }
    }
  }
}
