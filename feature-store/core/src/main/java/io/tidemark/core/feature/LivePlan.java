package io.tidemark.core.feature;

import io.tidemark.core.feature.operators.FusedOperators.Call;
import io.tidemark.core.series.Finite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A plan that takes the rows of one entity one by one and returns, for each, the values that {@link
 * Plan#evaluateSeries} gives for it, bit for bit: the same kernels run over the most recent rows
 * only. Not thread-safe.
 */
public final class LivePlan {
  /**
   * Number of rows taken before the rows that are still needed are moved to the front of the
   * buffer.
   */
  private static final int ROWS = 4_096;

  private final Plan plan;
  private final List<String> fields;
  private final Map<String, Integer> places = new TreeMap<>();
  private final List<Step> steps = new ArrayList<>();
  private final double[][] values;
  private final int[] outputs;

  /**
   * Per node, the first row with a complete window; while that is unknown, a number past the last
   * row.
   */
  private final long[] full;

  private final int lookBack;

  /** Number of rows taken so far, which is also the index of the next one. */
  private long seen;

  private int at;

  /**
   * Creates a plan that has seen no rows.
   *
   * @throws IllegalArgumentException if an output needs values of other entities
   */
  public LivePlan(Plan plan) {
    if (plan.stages() > 0) {
      throw new IllegalArgumentException(
          "a plan with operators across entities cannot be run for one entity alone");
    }
    this.plan = plan;
    fields = plan.fields();
    lookBack = plan.reach();
    List<Node> nodes = plan.nodes();
    full = new long[nodes.size()];
    values = new double[nodes.size()][lookBack + ROWS];
    for (Node node : nodes) {
      if (node.isField()) {
        places.put(node.text(), node.id());
      } else if (node.isConstant()) {
        Arrays.fill(values[node.id()], node.parameters()[0]);
      } else {
        full[node.id()] = Long.MAX_VALUE;
      }
    }
    for (List<Node> step : plan.steps()) {
      if (step.get(0).operator() != null) {
        steps.add(new Step(step, values));
      }
    }
    outputs = plan.names().stream().mapToInt(name -> plan.output(name).id()).toArray();
  }

  /** Names of the values of an input row, in order, as in {@code px.close}. */
  public List<String> fields() {
    return fields;
  }

  /** Names of the output values, in order. */
  public List<String> names() {
    return plan.names();
  }

  /**
   * Takes the next row.
   *
   * @param row one value per column of {@link #fields}; NaN where it is missing; an infinite one is
   *     missing too
   * @return one value per output of {@link #names}; NaN during warm-up
   */
  public double[] next(double[] row) {
    if (at == values[0].length) {
      for (double[] column : values) {
        System.arraycopy(column, at - lookBack, column, 0, lookBack);
      }
      at = lookBack;
    }
    for (int i = 0; i < row.length; i++) {
      values[places.get(fields.get(i))][at] = Finite.orMissing(row[i]);
    }
    for (Step step : steps) {
      compute(step);
    }
    double[] answer = new double[outputs.length];
    for (int i = 0; i < answer.length; i++) {
      answer[i] = values[outputs[i]][at];
    }
    at++;
    seen++;
    return answer;
  }

  private void compute(Step step) {
    List<Call> calls = step.calls;
    if (!step.isFull) {
      calls = new ArrayList<>();
      for (int i = 0; i < step.nodes.size(); i++) {
        if (isFull(step.nodes.get(i), step.inputs)) {
          calls.add(step.calls.get(i));
        } else {
          values[step.nodes.get(i).id()][at] = Double.NaN;
        }
      }
      step.isFull = calls.size() == step.calls.size();
    }
    if (!calls.isEmpty()) {
      Call.compute(step.inputs, calls, at, at + 1);
    }
  }

  private boolean isFull(Node node, double[][] inputs) {
    if (full[node.id()] == Long.MAX_VALUE) {
      long first = node.inputs().stream().mapToLong(id -> full[id]).max().orElse(0);
      int place = (int) Math.max(0, first - (seen - at));
      if (first <= seen && node.operator().isFull(inputs, node.parameters(), place, at)) {
        full[node.id()] = seen;
      }
    }
    return full[node.id()] <= seen;
  }

  /** Nodes that are computed together. */
  private static final class Step {
    private final List<Node> nodes;
    private final double[][] inputs;
    private final List<Call> calls;

    /** Whether all their windows are complete; once true, it stays true. */
    private boolean isFull;

    Step(List<Node> nodes, double[][] values) {
      this.nodes = nodes;
      inputs = nodes.get(0).inputs().stream().map(id -> values[id]).toArray(double[][]::new);
      calls =
          nodes.stream()
              .map(node -> new Call(node.operator(), node.parameters(), values[node.id()]))
              .toList();
    }
  }
}
