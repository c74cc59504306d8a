package io.tidemark.core.feature;

import io.tidemark.core.feature.operators.FusedOperators;
import io.tidemark.core.feature.operators.FusedOperators.Call;
import io.tidemark.core.feature.operators.Operator;
import io.tidemark.core.series.Finite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Compiled expressions, ready to run over arrays. {@link #evaluateSeries} computes outputs along
 * the time of one entity; {@link #evaluateCrossSection} computes operators across entities, stage
 * by stage.
 */
public final class Plan {
  private final List<Node> nodes;
  private final Map<String, Integer> outputs;
  private final List<List<Node>> steps;
  private final int lookBack;
  private final int reach;

  Plan(List<Node> nodes, Map<String, Integer> outputs) {
    this.nodes = List.copyOf(nodes);
    this.outputs = new LinkedHashMap<>(outputs);
    steps = steps(this.nodes);
    lookBack = outputs().stream().mapToInt(Node::lookBack).max().orElse(0);
    reach = reachOfNodes();
  }

  /**
   * Groups nodes: those of one family over the same series form a step, at the place of the first
   * of them.
   */
  private static List<List<Node>> steps(List<Node> nodes) {
    Map<Object, List<Node>> steps = new LinkedHashMap<>();
    for (Node node : nodes) {
      Optional<FusedOperators> family =
          Optional.ofNullable(node.operator()).flatMap(Operator::family);
      Object key = family.isPresent() ? List.of(family.get(), node.inputs()) : node.id();
      steps.computeIfAbsent(key, k -> new ArrayList<>()).add(node);
    }
    return List.copyOf(steps.values());
  }

  /** All nodes in the order of computation; nodes that share work are one group. */
  List<List<Node>> steps() {
    return steps;
  }

  /** Names of the outputs, in order. */
  public List<String> names() {
    return List.copyOf(outputs.keySet());
  }

  /** The node that computes an output. */
  public Node output(String name) {
    return nodes.get(outputs.get(name));
  }

  public Node node(int id) {
    return nodes.get(id);
  }

  /**
   * The largest number of rows before the present one that any output depends on, including the
   * look-back of its columns.
   */
  public int lookBack() {
    return lookBack;
  }

  /** The largest number of rows before the present one that any output reads from its columns. */
  public int reach() {
    return reach;
  }

  private int reachOfNodes() {
    int[] reaches = new int[nodes.size()];
    for (Node node : nodes) {
      if (node.operator() != null) {
        int below = node.inputs().stream().mapToInt(id -> reaches[id]).max().orElse(0);
        reaches[node.id()] = below + node.operator().lookBack(node.parameters());
      }
    }
    return outputs.values().stream().mapToInt(id -> reaches[id]).max().orElse(0);
  }

  /** The largest number of rows after the present one that any output reads. */
  public int lookAhead() {
    return outputs().stream().mapToInt(Node::lookAhead).max().orElse(0);
  }

  /**
   * The first row that an output reads, relative to its own: 0 if it reads its own row and none
   * before it, 1 if it begins with the next one.
   */
  public int firstRow(String name) {
    long[] first = new long[nodes.size()];
    for (Node node : nodes) {
      long below = node.isConstant() ? Integer.MAX_VALUE : 0;
      if (node.operator() != null) {
        below = node.inputs().stream().mapToLong(id -> first[id]).min().orElse(0);
        // Of all operators, only a reference to a later row looks ahead, and it reads that one.
        below +=
            node.operator().lookAhead(node.parameters())
                - node.operator().lookBack(node.parameters());
      }
      first[node.id()] = below;
    }
    return Math.toIntExact(Math.min(first[outputs.get(name)], Integer.MAX_VALUE));
  }

  /** How many times values must be exchanged between entities. */
  public int stages() {
    return outputs().stream().mapToInt(Node::stage).max().orElse(0);
  }

  /** The columns of sources that are read, as in {@code px.close}. */
  public List<String> fields() {
    return nodes.stream().filter(Node::isField).map(Node::text).toList();
  }

  /** The columns that are read from one source of the set, without the prefix of the source. */
  public List<String> columnsOf(String source) {
    return fields().stream()
        .filter(field -> field.startsWith(source + "."))
        .map(field -> field.substring(source.length() + 1))
        .toList();
  }

  /** One line per output, in canonical form, which does not depend on spacing or notation. */
  public List<String> canonical() {
    return names().stream().map(name -> name + " = " + output(name).text()).toList();
  }

  /**
   * The nodes to compute along time in a stage: outputs, and the inputs of the next stage's
   * operators across entities.
   */
  public List<Node> targets(int stage) {
    List<Integer> wanted = new ArrayList<>();
    outputs.values().stream().filter(id -> isTarget(id, stage)).forEach(wanted::add);
    for (Node node : crossSections(stage + 1)) {
      node.inputs().stream().filter(id -> !nodes.get(id).isCrossSectional()).forEach(wanted::add);
    }
    return wanted.stream().distinct().sorted().map(nodes::get).toList();
  }

  /** The operators across entities that can be computed once this stage is done. */
  public List<Node> crossSections(int stage) {
    return nodes.stream().filter(n -> n.isCrossSectional() && n.stage() == stage).toList();
  }

  /**
   * Computes targets of one entity for rows {@code from} (included) to {@code to} (excluded).
   *
   * @param targets from {@link #targets}
   * @param columns values in order of time, an infinite one being missing, by the text of a field
   *     or of a node computed across entities; they start at least {@link #lookBack} rows before
   *     {@code from} where the history is that long
   * @param length of every column
   * @return one array per target, of length {@code to − from}; NaN during warm-up
   */
  public double[][] evaluateSeries(
      List<Node> targets, Function<String, double[]> columns, int length, int from, int to) {
    int[] start = starts(targets, from);
    int[] full = new int[nodes.size()];
    double[][] values = new double[nodes.size()][];
    for (List<Node> step : steps) {
      compute(step, values, columns, length, start, full);
    }
    double[][] result = new double[targets.size()][];
    for (int i = 0; i < result.length; i++) {
      Node target = targets.get(i);
      boolean isWhole = from == 0 && to == length && !target.isGiven();
      double[] all = values[target.id()];
      result[i] = isWhole ? all : Arrays.copyOfRange(all, from, to);
    }
    return result;
  }

  /**
   * Computes an operator across entities at one time.
   *
   * @param inputs one array per series with one value per entity
   */
  public double[] evaluateCrossSection(Node node, double[][] inputs) {
    double[] out = new double[inputs[0].length];
    node.operator().compute(inputs, node.parameters(), out, 0, out.length);
    return out;
  }

  /** The first row that each node is needed for: that of its consumers, less their look-back. */
  private int[] starts(List<Node> targets, int from) {
    int[] start = new int[nodes.size()];
    Arrays.fill(start, Integer.MAX_VALUE);
    targets.forEach(t -> start[t.id()] = from);
    for (int id = nodes.size() - 1; id >= 0; id--) {
      Node node = nodes.get(id);
      if (start[id] == Integer.MAX_VALUE || node.isGiven()) {
        continue;
      }
      for (int input : node.inputs()) {
        int needed = Math.max(0, start[id] - node.operator().lookBack(node.parameters()));
        start[input] = Math.min(start[input], needed);
      }
    }
    return start;
  }

  /**
   * @param step nodes that are computed together
   * @param full per node, the first row for which its window and those of all its inputs are
   *     complete
   */
  private static void compute(
      List<Node> step,
      double[][] values,
      Function<String, double[]> columns,
      int length,
      int[] start,
      int[] full) {
    List<Call> calls = new ArrayList<>(step.size());
    int from = length;
    for (Node node : step) {
      int id = node.id();
      if (start[id] < length) {
        if (node.isGiven()) {
          full[id] = node.isField() ? 0 : node.lookBack();
          values[id] = Finite.ofAll(columns.apply(node.text()), start[id]);
        } else {
          values[id] = new double[length];
          calls.add(new Call(node.operator(), node.parameters(), values[id]));
          from = Math.min(from, start[id]);
        }
      }
    }
    Node first = step.get(0);
    if (first.isConstant() && !calls.isEmpty()) {
      Arrays.fill(values[first.id()], first.parameters()[0]);
    } else if (!calls.isEmpty()) {
      double[][] in = new double[first.inputs().size()][];
      int there = 0;
      for (int i = 0; i < in.length; i++) {
        int input = first.inputs().get(i);
        in[i] = values[input];
        there = Math.max(there, full[input]);
      }
      Call.compute(in, calls, from, length);
      for (Node node : step) {
        if (start[node.id()] < length) {
          maskWarmUp(node, in, values[node.id()], there, from, full);
        }
      }
    }
  }

  /**
   * Windows skip missing values, so without this a nested window would give a value before it is
   * complete.
   */
  private static void maskWarmUp(
      Node node, double[][] in, double[] out, int there, int from, int[] full) {
    int first = node.operator().firstFull(in, node.parameters(), there, out.length);
    full[node.id()] = first;
    Arrays.fill(out, from, Math.max(from, first), Double.NaN);
  }

  private boolean isTarget(int id, int stage) {
    Node node = nodes.get(id);
    return node.stage() == stage && !node.isCrossSectional();
  }

  private Collection<Node> outputs() {
    return outputs.values().stream().map(nodes::get).toList();
  }

  /** All nodes; inputs precede the nodes that read them. */
  public List<Node> nodes() {
    return nodes;
  }

  /** The outputs among a stage's targets: by name, the index into the targets. */
  public Map<String, Integer> placesOf(List<Node> targets) {
    Map<String, Integer> places = new LinkedHashMap<>();
    outputs.forEach(
        (name, id) ->
            IntStream.range(0, targets.size())
                .filter(i -> targets.get(i).id() == id)
                .forEach(i -> places.put(name, i)));
    return places;
  }
}
