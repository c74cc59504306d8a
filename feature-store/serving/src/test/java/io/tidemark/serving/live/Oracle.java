package io.tidemark.serving.live;

import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.feature.Node;
import io.tidemark.core.feature.Plan;
import io.tidemark.core.market.BarHistory.Segment;
import io.tidemark.core.market.BarHistory.View;
import io.tidemark.core.market.PriceHistory;
import io.tidemark.core.market.PriceVersion;
import io.tidemark.core.time.SessionAxis;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Computes every session of every ticker from its whole history, point in time: slow and simple.
 */
final class Oracle {
  private final Joined joined;
  private final Plan plan;
  private final SessionAxis axis;
  private final TreeMap<String, PriceHistory> histories = new TreeMap<>();

  /** By ticker and the text of a node, one value per session; NaN where the ticker has no close. */
  private final Map<String, Map<String, double[]>> values = new HashMap<>();

  /** The joined value of a ticker and a column, known by a session's decision time. */
  @FunctionalInterface
  interface Joined {
    double at(String ticker, String column, Instant decision);
  }

  Oracle(FeatureSet set, NavigableMap<String, List<PriceVersion>> prices) {
    this(set, prices, (ticker, column, decision) -> Double.NaN);
  }

  Oracle(FeatureSet set, NavigableMap<String, List<PriceVersion>> prices, Joined joined) {
    this.joined = joined;
    this.plan = set.features();
    Comparator<LocalDate> order = Comparator.naturalOrder();
    List<LocalDate> days =
        prices.values().stream().flatMap(List::stream).map(PriceVersion::date).toList();
    this.axis =
        new SessionAxis(
            set.calendar(),
            days.stream().min(order).orElseThrow(),
            days.stream().max(order).orElseThrow());
    prices.forEach(
        (ticker, versions) -> {
          histories.put(ticker, new PriceHistory(axis, versions));
          values.put(ticker, new HashMap<>());
        });
    histories.keySet().forEach(ticker -> evaluateSeries(ticker, 0));
    for (int stage = 1; stage <= plan.stages(); stage++) {
      for (Node node : plan.crossSections(stage)) {
        evaluateCrossSection(node);
      }
      for (String ticker : histories.keySet()) {
        evaluateSeries(ticker, stage);
      }
    }
  }

  /** The prices of some tickers that were known at a time. */
  static NavigableMap<String, List<PriceVersion>> known(
      NavigableMap<String, List<PriceVersion>> prices, Collection<String> tickers, Instant asOf) {
    TreeMap<String, List<PriceVersion>> known = new TreeMap<>();
    prices.forEach(
        (ticker, versions) -> {
          if (tickers.isEmpty() || tickers.contains(ticker)) {
            known.put(ticker, versions.stream().filter(v -> !v.knownAt().isAfter(asOf)).toList());
          }
        });
    return known;
  }

  /** The features of the tickers that have a close in a session. */
  Map<String, double[]> values(LocalDate date) {
    int session = axis.indexOf(date);
    Map<String, double[]> row = new HashMap<>();
    histories.forEach(
        (ticker, history) -> {
          if (session >= 0 && history.hasClose(session)) {
            row.put(
                ticker,
                plan.names().stream()
                    .mapToDouble(n -> values.get(ticker).get(plan.output(n).text())[session])
                    .toArray());
          }
        });
    return row;
  }

  /** The last session in which any ticker has a close. */
  LocalDate last() {
    int last = axis.length() - 1;
    while (values(axis.date(last)).isEmpty()) {
      last--;
    }
    return axis.date(last);
  }

  private void evaluateSeries(String ticker, int stage) {
    PriceHistory history = histories.get(ticker);
    Map<String, double[]> own = values.get(ticker);
    List<Node> targets = plan.targets(stage);
    double[][] out = new double[targets.size()][axis.length()];
    for (double[] column : out) {
      Arrays.fill(column, Double.NaN);
    }
    for (Segment segment : history.segments()) {
      View view = history.seenBy(segment, segment.from() - plan.lookBack(), segment.to());
      double[][] part =
          plan.evaluateSeries(
              targets,
              text ->
                  own.containsKey(text)
                      ? Arrays.copyOfRange(
                          own.get(text), view.start(), view.start() + view.length())
                      : column(ticker, view, text),
              view.length(),
              segment.from() - view.start(),
              segment.to() - view.start());
      for (int s = segment.from(); s < segment.to(); s++) {
        for (int t = 0; t < out.length && history.hasClose(s); t++) {
          out[t][s] = part[t][s - segment.from()];
        }
      }
    }
    for (int t = 0; t < out.length; t++) {
      own.putIfAbsent(targets.get(t).text(), out[t]);
    }
  }

  private double[] column(String ticker, View view, String text) {
    if (text.startsWith("px.")) {
      return view.column(text.substring(3));
    }
    double[] column = new double[view.length()];
    Arrays.setAll(column, i -> joined.at(ticker, text, axis.decision(view.start() + i)));
    return column;
  }

  private void evaluateCrossSection(Node node) {
    for (String ticker : histories.keySet()) {
      double[] none = new double[axis.length()];
      Arrays.fill(none, Double.NaN);
      values.get(ticker).put(node.text(), none);
    }
    for (int s = 0; s < axis.length(); s++) {
      int session = s;
      List<String> there =
          histories.keySet().stream().filter(t -> histories.get(t).hasClose(session)).toList();
      double[][] inputs =
          node.inputs().stream()
              .map(
                  id ->
                      there.stream()
                          .mapToDouble(t -> values.get(t).get(plan.node(id).text())[session])
                          .toArray())
              .toArray(double[][]::new);
      double[] out = plan.evaluateCrossSection(node, inputs);
      for (int i = 0; i < out.length; i++) {
        values.get(there.get(i)).get(node.text())[session] = out[i];
      }
    }
  }
}
