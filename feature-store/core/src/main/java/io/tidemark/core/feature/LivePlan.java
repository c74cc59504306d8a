package io.tidemark.core.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A plan that takes one row of one entity after the other and answers each with the values that
 * {@link Plan#along} gives for it, bit for bit: the same kernels run over the last rows alone. Not
 * for several threads.
 */
public final class LivePlan {
  /** Rows that are taken until those kept are moved to the front again. */
  private static final int ROWS = 4_096;

  private final Plan plan;
  private final List<String> fields;
  private final Map<String, Integer> places = new TreeMap<>();
  private final List<Node> computed = new ArrayList<>();
  private final double[][][] inputs;
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
    inputs = new double[nodes.size()][][];
    for (Node node : nodes) {
      if (node.isField()) {
        places.put(node.text(), node.id());
      } else if (node.isConstant()) {
        Arrays.fill(values[node.id()], node.parameters()[0]);
      } else {
        computed.add(node);
        full[node.id()] = Long.MAX_VALUE;
        inputs[node.id()] = node.inputs().stream().map(id -> values[id]).toArray(double[][]::new);
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
    for (Node node : computed) {
      double[] out = values[node.id()];
      if (isFull(node)) {
        node.operator().compute(inputs[node.id()], node.parameters(), out, at, at + 1);
      } else {
        out[at] = Double.NaN;
      }
    }
    double[] answer = new double[outputs.length];
    for (int i = 0; i < answer.length; i++) {
      answer[i] = values[outputs[i]][at];
    }
    at++;
    seen++;
    return answer;
  }

  private boolean isFull(Node node) {
    if (full[node.id()] == Long.MAX_VALUE) {
      long first = node.inputs().stream().mapToLong(id -> full[id]).max().orElse(0);
      int place = (int) Math.max(0, first - (seen - at));
      if (first <= seen
          && node.operator().isFull(inputs[node.id()], node.parameters(), place, at)) {
        full[node.id()] = seen;
      }
    }
    return full[node.id()] <= seen;
  }
}
