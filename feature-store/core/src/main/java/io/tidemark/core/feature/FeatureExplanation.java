package io.tidemark.core.feature;

import io.tidemark.core.SpellingSuggestions;
import io.tidemark.core.UserFault;
import io.tidemark.core.feature.operators.Unit;
import io.tidemark.core.source.FeatureSources;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The plan of a feature or label, what it reads and what it costs.
 *
 * @param expression as it was written
 * @param unit of its values
 * @param lookBack rows before the present one that a value reads
 * @param lookAhead rows after it; above 0 for labels only
 * @param reads columns by table
 * @param steps ordered so that inputs precede the steps that read them; the last one is the value
 *     itself
 * @param coverage what the sources of the set do not cover
 * @param nanos time per row on this machine without shared steps, measured when this was made
 */
public record FeatureExplanation(
    String set,
    String name,
    String expression,
    Unit unit,
    int lookBack,
    int lookAhead,
    Map<String, List<String>> reads,
    List<Step> steps,
    List<String> coverage,
    double nanos) {

  /**
   * One node of the plan.
   *
   * @param text in canonical form
   * @param formula of its operator; empty for columns and numbers
   * @param lookBack rows, through all its inputs
   * @param sharedWith how many other features and labels of the set also use it
   * @param nanos time per row of this step alone
   */
  public record Step(
      String text, String formula, Unit unit, int lookBack, int sharedWith, double nanos) {}

  /**
   * Explains one of a set's features or labels.
   *
   * @throws UserFault if the set has no feature or label of that name
   */
  public static FeatureExplanation of(FeatureSet set, String name) {
    boolean isLabel = set.labelNames().contains(name);
    if (!isLabel && !set.featureNames().contains(name)) {
      List<String> names = new ArrayList<>(set.featureNames());
      names.addAll(set.labelNames());
      throw new UserFault(
          "feature set %s has no '%s'; the nearest are %s"
              .formatted(
                  set.name(), name, String.join(", ", SpellingSuggestions.ranked(name, names, 3))));
    }
    Plan plan = isLabel ? set.labels() : set.features();
    Node output = plan.output(name);
    double[] nanos = PlanCost.nanosPerRow(plan);
    List<Step> steps = new ArrayList<>();
    double sum = 0;
    Map<String, Set<String>> reads = new LinkedHashMap<>();
    for (int id : below(plan, output)) {
      Node node = plan.node(id);
      sum += nanos[id];
      if (node.isField()) {
        String source = node.text().substring(0, node.text().indexOf('.'));
        reads
            .computeIfAbsent(set.sources().get(source), table -> new LinkedHashSet<>())
            .add(node.text());
      }
      steps.add(
          new Step(
              node.text(),
              node.operator() == null ? "" : node.operator().formula(),
              node.unit(),
              node.lookBack(),
              users(plan, id) - 1,
              nanos[id]));
    }
    Map<String, List<String>> columns = new LinkedHashMap<>();
    reads.forEach((table, fields) -> columns.put(table, List.copyOf(fields)));
    return new FeatureExplanation(
        set.name(),
        name,
        set.expression(name),
        output.unit(),
        output.lookBack(),
        output.lookAhead(),
        columns,
        steps,
        FeatureSources.installed().beyondCoverage(columns.keySet(), LocalDate.MAX),
        sum);
  }

  private static Set<Integer> below(Plan plan, Node node) {
    Set<Integer> below = new TreeSet<>(Set.of(node.id()));
    node.inputs().forEach(id -> below.addAll(below(plan, plan.node(id))));
    return below;
  }

  private static int users(Plan plan, int id) {
    return (int)
        plan.names().stream().filter(name -> below(plan, plan.output(name)).contains(id)).count();
  }
}
