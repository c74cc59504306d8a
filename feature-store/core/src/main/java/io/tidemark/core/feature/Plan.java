package io.tidemark.core.feature;

import io.tidemark.core.feature.operators.FusedOperators;
import io.tidemark.core.feature.operators.FusedOperators.Call;
import io.tidemark.core.feature.operators.Operator;
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
 * Compiled expressions, ready to run over arrays. Outputs that stay within one entity are computed
 * by {@link #evaluateSeries} its time; operators across entities by {@link #evaluateCrossSection}
 * them, stage by stage.
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

  /** Nodes of one family over the same series are a step, at the place of the first of them. */
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

  /** All nodes in the order in which they are computed, those together that share their work. */
  List<List<Node>> steps() {
    return steps;
  }

  /** Names of the outputs, in order. */
  public List<String> names() {
    return List.copyOf(outputs.keySet());
  }

  /** The node behind an output. */
  public Node output(String name) {
    return nodes.get(outputs.get(name));
  }

  public Node node(int id) {
    return nodes.get(id);
  }

  /** The most rows before the present one that any output rests on, through its columns too. */
  public int lookBack() {
    return lookBack;
  }

  /** The most rows before the present one that any output reads of its columns. */
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

  /** The most rows after the present one that any output reads. */
  public int lookAhead() {
    return outputs().stream().mapToInt(Node::lookAhead).max().orElse(0);
  }

  /** How many times values must be exchanged between entities. */
  public int stages() {
    return outputs().stream().mapToInt(Node::stage).max().orElse(0);
  }

  /** Columns of sources that are read, as in {@code px.close}. */
  public List<String> fields() {
    return nodes.stream().filter(Node::isField).map(Node::text).toList();
  }

  /** The columns of one of the set's sources that are read, without its name. */
  public List<String> columnsOf(String source) {
    return fields().stream()
        .filter(field -> field.startsWith(source + "."))
        .map(field -> field.substring(source.length() + 1))
        .toList();
  }

  /** One line an output, in canonical form: what the definition means, not how it was typed. */
  public List<String> canonical() {
    return names().stream().map(name -> name + " = " + output(name).text()).toList();
  }

  /**
   * What must be computed along time in a stage: outputs, and what operators across entities of the
   * next stage read.
   */
  public List<Node> targets(int stage) {
    List<Integer> wanted = new ArrayList<>();
    outputs.values().stream().filter(id -> isTarget(id, stage)).forEach(wanted::add);
    for (Node node : crossSections(stage + 1)) {
      node.inputs().stream().filter(id -> !nodes.get(id).isCrossSectional()).forEach(wanted::add);
    }
    return wanted.stream().distinct().sorted().map(nodes::get).toList();
  }

  /** Operators across entities whose inputs are known after the stage before. */
  public List<Node> crossSections(int stage) {
    return nodes.stream().filter(n -> n.isCrossSectional() && n.stage() == stage).toList();
  }

  /**
   * Computes targets of one entity for the rows {@code from..to}.
   *
   * @param targets from {@link #targets}
   * @param columns by text of a field or of a node computed across entities: values in order of
   *     time, at least {@link #lookBack} rows before {@code from} where history goes back so far
   * @param length of every column
   * @return one array a target, of length {@code to − from}; NaN where the look-back is not there
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
   * @param inputs one array a series, one value an entity
   */
  public double[] evaluateCrossSection(Node node, double[][] inputs) {
    double[] out = new double[inputs[0].length];
    node.operator().compute(inputs, node.parameters(), out, 0, out.length);
    return out;
  }

  /** The first row each node is needed at: its consumers' first, less what they look back. */
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
   * @param full of each node the first row whose windows, its own and those below, are all there
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
          values[id] = columns.apply(node.text());
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
   * Windows skip what is missing, so without this a nested window would speak before it is full.
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

  /** All nodes, inputs before what reads them. */
  public List<Node> nodes() {
    return nodes;
  }

  /** Places of a stage's targets that are outputs: by name, the index into the targets. */
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
