package io.tidemark.features.build;

import io.tidemark.core.feature.Node;
import io.tidemark.core.feature.Plan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Row;

/** One session across all tickers: the stage's operators across entities, values added. */
final class AcrossTickers implements FlatMapGroupsFunction<Integer, Row, Row> {
  private static final long serialVersionUID = 1;

  private final SetText text;
  private final int stage;
  private final Layout before;

  AcrossTickers(SetText text, int stage, Layout before) {
    this.text = text;
    this.stage = stage;
    this.before = before;
  }

  @Override
  public Iterator<Row> call(Integer session, Iterator<Row> group) {
    List<Row> rows = new ArrayList<>();
    group.forEachRemaining(rows::add);
    rows.sort(Comparator.comparing(Step::ticker));
    Plan plan = text.set().features();
    double[][] values = rows.stream().map(Step::values).toArray(double[][]::new);
    List<double[]> added = new ArrayList<>();
    for (Node node : plan.crossSections(stage)) {
      double[][] inputs =
          node.inputs().stream()
              .map(id -> column(values, before.place(plan.node(id).text())))
              .toArray(double[][]::new);
      added.add(plan.across(node, inputs));
    }
    List<Row> longer = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      longer.add(Step.row(Step.ticker(rows.get(i)), session, longer(values[i], added, i)));
    }
    return longer.iterator();
  }

  private static double[] longer(double[] values, List<double[]> added, int row) {
    double[] longer = Arrays.copyOf(values, values.length + added.size());
    for (int k = 0; k < added.size(); k++) {
      longer[values.length + k] = added.get(k)[row];
    }
    return longer;
  }

  private static double[] column(double[][] values, int place) {
    return Arrays.stream(values).mapToDouble(row -> row[place]).toArray();
  }
}
