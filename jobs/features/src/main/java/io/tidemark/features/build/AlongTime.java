package io.tidemark.features.build;

import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.feature.Node;
import io.tidemark.core.feature.Plan;
import io.tidemark.core.market.PriceHistory;
import io.tidemark.core.market.PriceHistory.Segment;
import io.tidemark.core.market.PriceHistory.View;
import io.tidemark.core.market.PriceVersion;
import io.tidemark.core.time.SessionAxis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.CoGroupFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** One ticker along its time: price versions and the values so far in, the stage's values added. */
final class AlongTime implements CoGroupFunction<String, Row, Row, Row> {
  private static final long serialVersionUID = 1;

  /** What goes before a label's name in a layout, since a label may read as a feature does. */
  static final String LABEL = "label ";

  /** What it reads of {@code market.prices}, by place: Spark may hand over rows without names. */
  static final Column[] PRICE_COLUMNS =
      Stream.of(
              "ticker",
              "date",
              "known_at",
              "open",
              "high",
              "low",
              "close",
              "volume",
              "vwap",
              "split_ratio",
              "cash_dividend")
          .map(name -> functions.col(name))
          .toArray(Column[]::new);

  private final SetText text;
  private final SessionAxis axis;
  private final int stage;
  private final Layout before;

  AlongTime(SetText text, SessionAxis axis, int stage, Layout before) {
    this.text = text;
    this.axis = axis;
    this.stage = stage;
    this.before = before;
  }

  /** What the values hold after this step. */
  Layout after() {
    Layout after = before.with(targets());
    return stage > 0
        ? after
        : after.withTexts(text.set().labelNames().stream().map(l -> LABEL + l).toList());
  }

  @Override
  public Iterator<Row> call(String ticker, Iterator<Row> prices, Iterator<Row> values) {
    PriceHistory history = new PriceHistory(axis, versions(prices));
    double[][] earlier = bySession(values);
    double[][] computed = features(history, earlier);
    double[][] labels = stage == 0 ? labels(history) : new double[0][];
    List<Row> rows = new ArrayList<>();
    for (int t = 0; t < axis.length(); t++) {
      if (history.hasClose(t)) {
        rows.add(row(ticker, t, earlier[t], computed, labels));
      }
    }
    return rows.iterator();
  }

  private List<Node> targets() {
    return text.set().features().targets(stage).stream()
        .filter(node -> !before.holds(node.text()))
        .toList();
  }

  /** Every target over the whole axis, each segment of days with its own view of the past. */
  private double[][] features(PriceHistory history, double[][] earlier) {
    Plan plan = text.set().features();
    List<Node> targets = targets();
    double[][] computed = new double[targets.size()][axis.length()];
    for (double[] target : computed) {
      Arrays.fill(target, Double.NaN);
    }
    for (Segment segment : history.segments()) {
      View view = history.seenBy(segment, plan.lookBack());
      int from = segment.from() - view.start();
      double[][] part =
          plan.along(targets, columns(view, earlier), view.length(), from, view.length());
      for (int i = 0; i < computed.length; i++) {
        System.arraycopy(part[i], 0, computed[i], segment.from(), part[i].length);
      }
    }
    return computed;
  }

  private double[][] labels(PriceHistory history) {
    FeatureSet set = text.set();
    double[][] labels = new double[set.labelNames().size()][axis.length()];
    List<Node> targets = set.labels().targets(0);
    View view = history.asKnown();
    double[][] part =
        set.labels()
            .along(targets, columns(view, new double[0][]), view.length(), 0, view.length());
    var places = set.labels().placesOf(targets);
    for (int i = 0; i < labels.length; i++) {
      Arrays.fill(labels[i], Double.NaN);
      double[] values = part[places.get(set.labelNames().get(i))];
      System.arraycopy(values, 0, labels[i], view.start(), values.length);
    }
    return labels;
  }

  /** Columns of a view by their text: prices, or what was computed across tickers before. */
  private Function<String, double[]> columns(View view, double[][] earlier) {
    return column -> {
      if (!before.holds(column)) {
        return view.column(column.substring(column.indexOf('.') + 1));
      }
      int place = before.place(column);
      double[] values = new double[view.length()];
      for (int i = 0; i < values.length; i++) {
        double[] row = earlier[view.start() + i];
        values[i] = row.length == 0 ? Double.NaN : row[place];
      }
      return values;
    };
  }

  private double[][] bySession(Iterator<Row> values) {
    double[][] rows = new double[axis.length()][];
    Arrays.fill(rows, new double[0]);
    values.forEachRemaining(row -> rows[Step.session(row)] = Step.values(row));
    return rows;
  }

  private static Row row(
      String ticker, int session, double[] earlier, double[][] computed, double[][] labels) {
    double[] values = Arrays.copyOf(earlier, earlier.length + computed.length + labels.length);
    int place = earlier.length;
    for (double[] target : computed) {
      values[place++] = target[session];
    }
    for (double[] label : labels) {
      values[place++] = label[session];
    }
    return Step.row(ticker, session, values);
  }

  private static List<PriceVersion> versions(Iterator<Row> prices) {
    List<PriceVersion> versions = new ArrayList<>();
    prices.forEachRemaining(
        row ->
            versions.add(
                new PriceVersion(
                    row.getDate(1).toLocalDate(),
                    row.getTimestamp(2).toInstant(),
                    number(row, 3),
                    number(row, 4),
                    number(row, 5),
                    number(row, 6),
                    number(row, 7),
                    number(row, 8),
                    number(row, 9),
                    number(row, 10))));
    return versions;
  }

  private static double number(Row row, int place) {
    return row.isNullAt(place) ? Double.NaN : row.getDouble(place);
  }
}
