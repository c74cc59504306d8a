package io.tidemark.core.feature;

import io.tidemark.core.feature.operators.WindowUnit;
import java.util.Arrays;
import java.util.Random;

/** Measures the time of each step of a plan on this machine, on random-walk columns. */
final class PlanCost {
  private static final int ROWS = 4_096;
  private static final int ROUNDS = 15;

  private PlanCost() {}

  /** Nanoseconds per row and node, the minimum over several rounds; 0 for columns and numbers. */
  static double[] nanosPerRow(Plan plan) {
    double[][] values = new double[plan.nodes().size()][];
    double[] nanos = new double[values.length];
    for (Node node : plan.nodes()) {
      if (node.operator() == null) {
        values[node.id()] = given(node);
        continue;
      }
      double[][] in = node.inputs().stream().map(id -> values[id]).toArray(double[][]::new);
      double[] out = new double[ROWS];
      long least = Long.MAX_VALUE;
      for (int round = 0; round < ROUNDS; round++) {
        long start = System.nanoTime();
        node.operator().compute(in, node.parameters(), out, 0, ROWS);
        least = Math.min(least, System.nanoTime() - start);
      }
      values[node.id()] = out;
      nanos[node.id()] = (double) least / ROWS;
    }
    return nanos;
  }

  private static double[] given(Node node) {
    if (node.isConstant()) {
      return constant(node);
    }
    return node.text().endsWith("." + WindowUnit.TIME.column()) ? minutes() : walk(node.id());
  }

  private static double[] minutes() {
    double[] values = new double[ROWS];
    Arrays.setAll(values, t -> 60 * t);
    return values;
  }

  private static double[] constant(Node node) {
    double[] values = new double[ROWS];
    Arrays.fill(values, node.parameters()[0]);
    return values;
  }

  private static double[] walk(long seed) {
    Random random = new Random(seed);
    double[] values = new double[ROWS];
    double level = 100;
    for (int t = 0; t < ROWS; t++) {
      level *= Math.exp(0.01 * random.nextGaussian());
      values[t] = level;
    }
    return values;
  }
}
