package io.tidemark.serving.live;

import io.tidemark.core.feature.Node;
import io.tidemark.core.feature.Plan;
import io.tidemark.core.market.BarHistory.Segment;
import io.tidemark.core.market.BarHistory.View;
import io.tidemark.core.market.MinuteBars;
import io.tidemark.core.market.MinuteHistory;
import io.tidemark.core.source.SourceRows;
import io.tidemark.serving.live.LiveSnapshot.Row;
import io.tidemark.sources.JoinedValues;
import io.tidemark.views.delta.Micros;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Computes a set's features at each ticker's newest bar of the newest session. Bars are adjusted
 * and restated as that bar sees them, as in a build.
 */
final class MinuteLiveValues {
  /** As a build has it: the minute before a bar's end tells its session. */
  private static final int MINUTE_SECONDS = 60;

  private final LiveSet set;
  private final Plan plan;
  private final JoinedValues joined;

  private MinuteLiveValues(LiveSet set, JoinedValues joined) {
    this.set = set;
    this.plan = set.plan();
    this.joined = joined;
  }

  /**
   * Computes the features of all tickers.
   *
   * @param sources what is joined to the rows
   * @param halted tickers that are left out
   * @param now bars that become known later do not count yet
   * @return nothing if there is no bar
   */
  static Optional<LiveSnapshot> of(
      LiveSet set, RecentMinutes minutes, LiveSources sources, Set<String> halted, Instant now) {
    MinuteLiveValues values = new MinuteLiveValues(set, sources.values());
    TreeMap<String, MinuteHistory> histories = new TreeMap<>();
    TreeMap<String, LocalDate> sessions = new TreeMap<>();
    Map<String, Integer> last = new HashMap<>();
    Map<String, MinuteBars> bars = minutes.knownBy(now);
    bars.keySet().removeAll(halted);
    bars.forEach(
        (ticker, known) -> {
          MinuteHistory history =
              new MinuteHistory(known, minutes.actions(ticker, now), set.calendar().zone());
          int row = lastWithClose(history);
          if (row >= 0) {
            histories.put(ticker, history);
            last.put(ticker, row);
            sessions.put(ticker, values.session(history, row));
          }
        });
    Optional<LocalDate> newest = sessions.values().stream().max(Comparator.naturalOrder());
    if (newest.isEmpty()) {
      return Optional.empty();
    }
    NavigableMap<String, Row> rows = new TreeMap<>();
    histories.forEach(
        (ticker, history) -> {
          if (sessions.get(ticker).equals(newest.get())) {
            rows.put(ticker, values.row(ticker, history, last.get(ticker), bars.get(ticker)));
          }
        });
    return Optional.of(
        new LiveSnapshot(
            newest.get(), Instant.MAX, sources.tag() + minutes.tag(), rows, set.plan().names()));
  }

  /** The last row with a close; below 0 if there is none. */
  private static int lastWithClose(MinuteHistory history) {
    int last = history.rows() - 1;
    while (last >= 0 && !history.hasClose(last)) {
      last--;
    }
    return last;
  }

  private LocalDate session(MinuteHistory history, int row) {
    return set.calendar().dateOf(Instant.ofEpochSecond(history.decision(row) - MINUTE_SECONDS));
  }

  private Row row(String ticker, MinuteHistory history, int row, MinuteBars bars) {
    Segment segment =
        history.segments().stream()
            .filter(some -> some.from() <= row && row < some.to())
            .findFirst()
            .orElseThrow();
    View view = history.seenBy(segment, row - plan.lookBack(), row + 1);
    int at = row - view.start();
    JoinedValues.Columns beside =
        joined.at(new SourceRows(ticker, history, view, Math.max(0, at - plan.reach())), plan);
    List<Node> targets = plan.targets(0);
    double[][] computed =
        plan.evaluateSeries(
            targets,
            text -> set.ofBars(text).map(view::column).orElseGet(() -> beside.column(text)),
            view.length(),
            at,
            at + 1);
    double[] values = new double[plan.names().size()];
    for (int f = 0; f < values.length; f++) {
      values[f] = computed[targets.indexOf(plan.output(plan.names().get(f)))][0];
    }
    return new Row(
        Optional.of(Instant.ofEpochSecond(history.decision(row))),
        knownAt(bars, history.decision(view.start())),
        values);
  }

  /** When the last version of the bars that a row looks back to became known. */
  private static Instant knownAt(MinuteBars bars, long firstEnd) {
    long latest = Long.MIN_VALUE;
    for (int i = 0; i < bars.size(); i++) {
      if (bars.ends()[i] >= firstEnd) {
        latest = Math.max(latest, bars.knownAt()[i]);
      }
    }
    return Micros.instant(latest);
  }
}
