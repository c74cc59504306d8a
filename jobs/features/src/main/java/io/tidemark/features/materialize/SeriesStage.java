package io.tidemark.features.materialize;

import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.feature.Node;
import io.tidemark.core.feature.Plan;
import io.tidemark.core.market.BarHistory;
import io.tidemark.core.market.BarHistory.Segment;
import io.tidemark.core.market.BarHistory.View;
import io.tidemark.core.source.SourceRows;
import io.tidemark.features.inputs.TickerBars;
import io.tidemark.features.inputs.TickerBars.Span;
import io.tidemark.sources.JoinedValues;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.spark.broadcast.Broadcast;

/**
 * A stage of time-series operators on one ticker: adds the stage's columns to those computed so
 * far.
 */
final class SeriesStage implements Serializable {
  private static final long serialVersionUID = 1;

  /** Prefix of label names in a layout, because a label and a feature may have the same text. */
  static final String LABEL = "label ";

  private final SetText text;
  private final Broadcast<JoinedValues> joined;
  private final int stage;
  private final ColumnLayout before;
  private transient List<Node> targets;

  SeriesStage(SetText text, Broadcast<JoinedValues> joined, int stage, ColumnLayout before) {
    this.text = text;
    this.joined = joined;
    this.stage = stage;
    this.before = before;
  }

  /** The layout of the values after this stage. */
  ColumnLayout after() {
    ColumnLayout after = before.with(targets());
    return stage > 0
        ? after
        : after.withTexts(text.set().labelNames().stream().map(l -> LABEL + l).toList());
  }

  /**
   * Runs the first stage: computes every wanted row with a close at which the ticker belongs to the
   * universe, and the earlier rows that later stages look back to.
   */
  ComputedValues first(TickerBars bars) {
    BarHistory history = bars.history();
    Span wanted = bars.wanted();
    Plan plan = text.set().features();
    int more = plan.stages() == 0 ? 0 : bars.rowsBefore(plan.lookBack());
    int[] rows =
        IntStream.range(
                Math.max(0, history.firstFrom(wanted.from()) - more),
                history.firstFrom(wanted.to()))
            .filter(row -> history.hasClose(row) && bars.isMember(row))
            .toArray();
    if (rows.length == 0) {
      return new ComputedValues(bars.ticker(), rows, List.of());
    }
    List<double[]> all = features(bars.ticker(), history, new double[0][], rows);
    all.addAll(labels(bars, history, rows));
    return new ComputedValues(
        bars.ticker(), Arrays.stream(rows).map(history::place).toArray(), all);
  }

  /**
   * Runs a later stage.
   *
   * @param values values of all rows from the first one that the stage looks back to
   */
  ComputedValues then(TickerBars bars, ComputedValues values) {
    BarHistory history = bars.history();
    int[] rows = Arrays.stream(values.places()).map(history::firstFrom).toArray();
    double[][] earlier = new double[values.columns().size()][history.rows()];
    for (int c = 0; c < earlier.length; c++) {
      Arrays.fill(earlier[c], Double.NaN);
      for (int i = 0; i < rows.length; i++) {
        earlier[c][rows[i]] = values.columns().get(c)[i];
      }
    }
    return values.with(features(bars.ticker(), history, earlier, rows));
  }

  private List<Node> targets() {
    if (targets == null) {
      targets =
          text.set().features().targets(stage).stream()
              .filter(node -> !before.holds(node.text()))
              .toList();
    }
    return targets;
  }

  /**
   * Computes the targets at some rows; each segment of rows has its own point-in-time view of the
   * past.
   */
  private List<double[]> features(
      String ticker, BarHistory history, double[][] earlier, int[] rows) {
    Plan plan = text.set().features();
    List<Node> targets = targets();
    double[][] computed = new double[targets.size()][rows.length];
    int next = 0;
    for (Segment segment : history.segments()) {
      int first = next;
      while (next < rows.length && rows[next] < segment.to()) {
        next++;
      }
      if (first == next) {
        continue;
      }
      Segment part = new Segment(Math.max(segment.from(), rows[first]), rows[next - 1] + 1);
      View view = history.seenBy(segment, part.from() - plan.lookBack(), part.to());
      double[][] values =
          plan.evaluateSeries(
              targets,
              columns(rows(ticker, history, view, plan, part.from()), earlier, plan),
              view.length(),
              part.from() - view.start(),
              part.to() - view.start());
      for (int f = 0; f < computed.length; f++) {
        for (int i = first; i < next; i++) {
          computed[f][i] = values[f][rows[i] - part.from()];
        }
      }
    }
    return new ArrayList<>(Arrays.asList(computed));
  }

  private List<double[]> labels(TickerBars bars, BarHistory history, int[] rows) {
    FeatureSet set = text.set();
    View view = bars.forLabels(history, set.labels().lookAhead());
    List<Node> targets = set.labels().targets(0);
    double[][] part =
        set.labels()
            .evaluateSeries(
                targets,
                columns(
                    rows(bars.ticker(), history, view, set.labels(), rows[0]),
                    new double[0][],
                    set.labels()),
                view.length(),
                rows[0] - view.start(),
                view.length());
    Map<String, Integer> places = set.labels().placesOf(targets);
    List<double[]> labels = new ArrayList<>();
    for (String name : set.labelNames()) {
      double[] values = part[places.get(name)];
      labels.add(Arrays.stream(rows).mapToDouble(t -> values[t - rows[0]]).toArray());
    }
    return labels;
  }

  /**
   * The source rows that a plan reads from a view.
   *
   * @param first first row of the history that is computed
   */
  private static SourceRows rows(
      String ticker, BarHistory history, View view, Plan plan, int first) {
    return new SourceRows(ticker, history, view, Math.max(0, first - view.start() - plan.reach()));
  }

  /**
   * Looks up a column of a view by its text: a column of bars, of another source, or one computed
   * by an earlier stage.
   */
  private Function<String, double[]> columns(SourceRows rows, double[][] earlier, Plan plan) {
    View view = rows.view();
    JoinedValues.Columns beside = joined.value().at(rows, plan);
    String own = text.set().rowSource() + ".";
    return column -> {
      int start = view.start();
      // A source column has the values known at the time of this view, not those known at each row.
      if (before.holds(column) && !plan.fields().contains(column)) {
        return Arrays.copyOfRange(earlier[before.place(column)], start, start + view.length());
      }
      return column.startsWith(own)
          ? view.column(column.substring(own.length()))
          : beside.column(column);
    };
  }
}
