package io.tidemark.core.feature;

import io.tidemark.core.feature.operators.FusedOperators.Call;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A plan that takes one row of one entity after the other and answers each with the values that
 * {@link Plan#evaluateSeries} gives for it, bit for bit: the same kernels run over the last rows
 * alone. Not for several threads.
 */
public final class LivePlan {
  /** Rows that are taken until those kept are moved to the front again. */
  private static final int ROWS = 4_096;

  private final Plan plan;
  private final List<String> fields;
  private final Map<String, Integer> places = new TreeMap<>();
  private final List<Step> steps = new ArrayList<>();
  private final double[][] values;
  private final int[] outputs;

  /** Of each node the first row whose windows are all there; not known yet: past every row. */
  private final long[] full;

  private final int lookBack;

  /** Rows taken in all, and where the next one goes. */
  private long seen;

  private int at;

  /**
   * Without any row yet.
   *
   * @throws IllegalArgumentException if an output needs other entities' values
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

  /** The columns of a row, in order, as in {@code px.close}. */
  public List<String> fields() {
    return fields;
  }

  /** Names of the values that a row is answered with, in order. */
  public List<String> names() {
    return plan.names();
  }

  /**
   * Takes the next row.
   *
   * @param row one value a column of {@link #fields}; NaN where there is none
   * @return one value an output of {@link #names}; NaN where its look-back is not there yet
   */
  public double[] next(double[] row) {
    if (at == values[0].length) {
      for (double[] column : values) {
        System.arraycopy(column, at - lookBack, column, 0, lookBack);
      }
      at = lookBack;
    }
    for (int i = 0; i < row.length; i++) {
      values[places.get(fields.get(i))][at] = row[i];
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

    /** Whether all their windows are full, as they then remain. */
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
