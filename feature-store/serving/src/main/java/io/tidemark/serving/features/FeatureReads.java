package io.tidemark.serving.features;

import io.tidemark.core.feature.Node;
import io.tidemark.core.feature.Plan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a feature is computed from.
 *
 * @param isAcross whether an operator across entities takes part, so that it reads the rows of all
 * @param sources one a source, in order of name
 */
record FeatureReads(boolean isAcross, List<OfSource> sources) {

  /**
   * What it reads of one source.
   *
   * @param name the set's name for the source, such as {@code px}
   * @param columns without that name
   * @param lookBack rows before the present one
   */
  record OfSource(String name, List<String> columns, int lookBack) {}

  /** Of a feature of a plan. */
  static FeatureReads of(Plan plan, String feature) {
    int[] back = new int[plan.nodes().size()];
    Arrays.fill(back, -1);
    back[plan.output(feature).id()] = 0;
    boolean isAcross = false;
    Map<String, OfSource> sources = new TreeMap<>();
    for (int id = back.length - 1; id >= 0; id--) { // inputs have smaller ids
      Node node = plan.node(id);
      if (back[id] < 0) {
        continue;
      }
      if (node.operator() != null) {
        isAcross |= node.isCrossSectional();
        int own = node.isCrossSectional() ? 0 : node.operator().lookBack(node.parameters());
        for (int input : node.inputs()) {
          back[input] = Math.max(back[input], back[id] + own);
        }
      } else if (node.parameters().length == 0) { // a column; a number has itself as parameter
        int dot = node.text().indexOf('.');
        OfSource read =
            new OfSource(
                node.text().substring(0, dot), List.of(node.text().substring(dot + 1)), back[id]);
        sources.merge(read.name(), read, FeatureReads::both);
      }
    }
    return new FeatureReads(isAcross, List.copyOf(sources.values()));
  }

  private static OfSource both(OfSource one, OfSource other) {
    List<String> columns = new ArrayList<>(one.columns());
    columns.addAll(other.columns());
    return new OfSource(
        one.name(), columns.stream().sorted().toList(), Math.max(one.lookBack(), other.lookBack()));
  }
}
