package io.tidemark.features.build;

import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.feature.Node;
import io.tidemark.core.feature.Plan;
import io.tidemark.core.market.PriceHistory;
import io.tidemark.core.market.PriceHistory.Segment;
import io.tidemark.core.market.PriceHistory.View;
import io.tidemark.core.time.SessionAxis;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** One ticker along its time: price versions and the values so far in, the stage's values added. */
final class AlongTime implements Serializable {
  private static final long serialVersionUID = 1;

  /** What goes before a label's name in a layout, since a label may read as a feature does. */
  static final String LABEL = "label ";

  private final SetText text;
  private final SessionAxis axis;
  private final Span span;
  private final int stage;
  private final Layout before;

  AlongTime(SetText text, SessionAxis axis, Span span, int stage, Layout before) {
    this.text = text;
    this.axis = axis;
    this.span = span;
    this.stage = stage;
    this.before = before;
  }

  /**
   * The sessions of which rows are made.
   *
   * @param from the first, on the axis
   * @param to the one after the last
   */
  record Span(int from, int to) implements Serializable {}

  /** What the values hold after this step. */
  Layout after() {
    Layout after = before.with(targets());
    return stage > 0
        ? after
        : after.withTexts(text.set().labelNames().stream().map(l -> LABEL + l).toList());
  }

  /** The first stage: of every session of the span with a close. */
  TickerValues first(TickerPrices prices) {
    PriceHistory history = new PriceHistory(axis, prices.versions());
    int[] sessions = IntStream.range(span.from(), span.to()).filter(history::hasClose).toArray();
    if (sessions.length == 0) {
      return new TickerValues(prices.ticker(), sessions, List.of());
    }
    List<double[]> all = features(history, new double[0][], sessions);
    all.addAll(labels(history, sessions));
    return new TickerValues(prices.ticker(), sessions, all);
  }

  /**
   * A later stage.
   *
   * @param values of all sessions from the first that the stage looks back to
   */
  TickerValues then(TickerPrices prices, TickerValues values) {
    PriceHistory history = new PriceHistory(axis, prices.versions());
    double[][] earlier = new double[values.columns().size()][axis.length()];
    for (int c = 0; c < earlier.length; c++) {
      Arrays.fill(earlier[c], Double.NaN);
      for (int i = 0; i < values.rows(); i++) {
        earlier[c][values.sessions()[i]] = values.columns().get(c)[i];
      }
    }
    return values.with(features(history, earlier, values.sessions()));
  }

  private List<Node> targets() {
    return text.set().features().targets(stage).stream()
        .filter(node -> !before.holds(node.text()))
        .toList();
  }

  /** Every target at some sessions, each segment of days with its own view of the past. */
  private List<double[]> features(PriceHistory history, double[][] earlier, int[] sessions) {
    Plan plan = text.set().features();
    List<Node> targets = targets();
    double[][] computed = new double[targets.size()][sessions.length];
    int next = 0;
    for (Segment segment : history.segments()) {
      int from = Math.max(segment.from(), span.from());
      int to = Math.min(segment.to(), span.to());
      int first = next;
      while (next < sessions.length && sessions[next] < to) {
        next++;
      }
      if (first == next) {
        continue;
      }
      View view = history.seenBy(segment, plan.lookBack());
      double[][] part =
          plan.along(
              targets,
              columns(view, earlier),
              view.length(),
              from - view.start(),
              to - view.start());
      for (int f = 0; f < computed.length; f++) {
        for (int i = first; i < next; i++) {
          computed[f][i] = part[f][sessions[i] - from];
        }
      }
    }
    return new ArrayList<>(Arrays.asList(computed));
  }

  private List<double[]> labels(PriceHistory history, int[] sessions) {
    FeatureSet set = text.set();
    View view = history.asKnown();
    List<Node> targets = set.labels().targets(0);
    double[][] part =
        set.labels()
            .along(targets, columns(view, new double[0][]), view.length(), 0, view.length());
    Map<String, Integer> places = set.labels().placesOf(targets);
    List<double[]> labels = new ArrayList<>();
    for (String name : set.labelNames()) {
      double[] values = part[places.get(name)];
      labels.add(Arrays.stream(sessions).mapToDouble(t -> values[t - view.start()]).toArray());
    }
    return labels;
  }

  /** Columns of a view by their text: prices, or what was computed across tickers before. */
  private Function<String, double[]> columns(View view, double[][] earlier) {
    return column -> {
      if (!before.holds(column)) {
        return view.column(column.substring(column.indexOf('.') + 1));
      }
      int start = view.start();
      return Arrays.copyOfRange(earlier[before.place(column)], start, start + view.length());
    };
  }
}
