package io.tidemark.features.build;

import io.tidemark.core.feature.Node;
import io.tidemark.core.feature.Plan;
import io.tidemark.features.build.SetBuilder.Layout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

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
    rows.sort(Comparator.comparing(row -> row.getString(0)));
    Plan plan = text.set().features();
    List<double[]> added = new ArrayList<>();
    for (Node node : plan.crossSections(stage)) {
      double[][] inputs =
          node.inputs().stream()
              .map(id -> column(rows, before.place(plan.node(id).text())))
              .toArray(double[][]::new);
      added.add(plan.across(node, inputs));
    }
    List<Row> longer = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      List<Double> values = new ArrayList<>(rows.get(i).<Double>getList(2));
      for (double[] column : added) {
        values.add(column[i]);
      }
      longer.add(
          RowFactory.create(rows.get(i).getString(0), session, values.toArray(Double[]::new)));
    }
    return longer.iterator();
  }

  private static double[] column(List<Row> rows, int place) {
    return rows.stream().mapToDouble(row -> row.<Double>getList(2).get(place)).toArray();
  }
}
