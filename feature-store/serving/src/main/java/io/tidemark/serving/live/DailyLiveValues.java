package io.tidemark.serving.live;

import io.tidemark.core.feature.Node;
import io.tidemark.core.feature.Plan;
import io.tidemark.core.market.BarArrival;
import io.tidemark.core.market.BarHistory.Segment;
import io.tidemark.core.market.BarHistory.View;
import io.tidemark.core.market.PriceHistory;
import io.tidemark.core.market.PriceVersion;
import io.tidemark.core.source.SourceRows;
import io.tidemark.core.time.SessionAxis;
import io.tidemark.core.universe.SessionMembers;
import io.tidemark.serving.live.LiveSnapshot.Row;
import io.tidemark.sources.JoinedValues;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Computes a set's features at the newest session that has a price, for every ticker of the
 * universe that has one there. Prices are adjusted and restated as that session sees them, as in a
 * build; operators across tickers see the same tickers that a build would.
 */
final class DailyLiveValues {
  private DailyLiveValues() {}

  /**
   * Computes the features of all tickers.
   *
   * @param sources what is joined to the rows
   * @param halted tickers that are left out
   * @param now prices that become known later do not count yet
   * @return nothing if no session of those given has a price, or its look-back is not among them
   */
  static Optional<LiveSnapshot> of(
      LiveSet set, RecentPrices prices, LiveSources sources, Set<String> halted, Instant now) {
    LocalDate start = prices.from();
    LocalDate end =
        prices.versions().values().stream()
            .map(versions -> versions.get(versions.size() - 1).date())
            .max(LocalDate::compareTo)
            .orElse(start);
    SessionAxis axis = new SessionAxis(set.calendar(), start, end);
    TreeMap<String, Member> members = new TreeMap<>();
    Instant goodUntil = Instant.MAX;
    for (Map.Entry<String, List<PriceVersion>> ticker : prices.versions().entrySet()) {
      String name = ticker.getKey();
      if (!halted.contains(name)) {
        List<PriceVersion> known =
            ticker.getValue().stream().filter(v -> !v.knownAt().isAfter(now)).toList();
        members.put(name, new Member(name, axis, known, prices.isOlder(name), sources.members()));
        for (PriceVersion version : ticker.getValue()) {
          boolean isSooner =
              version.knownAt().isAfter(now) && version.knownAt().isBefore(goodUntil);
          goodUntil = isSooner ? version.knownAt() : goodUntil;
        }
      }
    }
    int last = axis.length() - 1;
    while (last >= 0 && !hasRow(members, last)) {
      last--;
    }
    int back = set.plan().lookBack() + BarArrival.REACH_SESSIONS;
    boolean isWhole = last - back >= 0 || !prices.hasOlder();
    if (last < 0 || !isWhole) {
      return Optional.empty();
    }
    NavigableMap<String, Row> rows = new Stages(set, sources, axis, members, last).rows();
    return Optional.of(
        new LiveSnapshot(axis.date(last), goodUntil, sources.tag(), rows, set.plan().names()));
  }

  private static boolean hasRow(Map<String, Member> members, int session) {
    return members.values().stream().anyMatch(member -> member.hasRow(session));
  }

  /** One ticker: its prices, and what was computed of them by a node's text. */
  private static final class Member {
    private final String ticker;
    private final List<PriceVersion> versions;
    private final PriceHistory history;
    private final SessionAxis axis;
    private final SessionMembers universe;

    /** One value a session of the span; NaN at those without a row. */
    private final Map<String, double[]> computed = new HashMap<>();

    Member(
        String ticker,
        SessionAxis axis,
        List<PriceVersion> versions,
        boolean isOlder,
        SessionMembers universe) {
      this.axis = axis;
      this.universe = universe;
      this.ticker = ticker;
      this.versions = versions;
      this.history = new PriceHistory(axis, versions, isOlder);
    }

    /** Whether a build would have a row of the session. */
    boolean hasRow(int session) {
      return history.hasClose(session)
          && universe.includes(ticker, axis.date(session), axis.decision(session));
    }
  }

  /** Runs the plan stage by stage, as a build does. */
  private static final class Stages {
    private final LiveSet set;
    private final Plan plan;
    private final JoinedValues joined;
    private final SessionAxis axis;
    private final NavigableMap<String, Member> members;
    private final int first;
    private final int last;

    Stages(
        LiveSet set,
        LiveSources sources,
        SessionAxis axis,
        NavigableMap<String, Member> members,
        int last) {
      this.set = set;
      this.plan = set.plan();
      this.joined = sources.values();
      this.axis = axis;
      this.members = members;
      this.first = Math.max(0, last - set.across());
      this.last = last;
      members.values().removeIf(member -> !hasRow(member));
    }

    private boolean hasRow(Member member) {
      return IntStream.rangeClosed(first, last).anyMatch(member::hasRow);
    }

    NavigableMap<String, Row> rows() {
      members.values().forEach(member -> evaluateSeries(member, 0));
      for (int stage = 1; stage <= plan.stages(); stage++) {
        for (int session = first; session <= last; session++) {
          evaluateCrossSection(stage, session);
        }
        for (Member member : members.values()) {
          evaluateSeries(member, stage);
        }
      }
      TreeMap<String, Row> rows = new TreeMap<>();
      members.forEach(
          (ticker, member) -> {
            if (member.hasRow(last)) {
              rows.put(ticker, new Row(Optional.empty(), knownAt(member), values(member)));
            }
          });
      if (plan.stages() > 0) {
        Instant all =
            rows.values().stream().map(Row::knownAt).max(Instant::compareTo).orElseThrow();
        rows.replaceAll((ticker, row) -> new Row(Optional.empty(), all, row.values()));
      }
      return rows;
    }

    private double[] values(Member member) {
      return plan.names().stream()
          .mapToDouble(name -> member.computed.get(plan.output(name).text())[last - first])
          .toArray();
    }

    private void evaluateSeries(Member member, int stage) {
      List<Node> targets =
          plan.targets(stage).stream()
              .filter(node -> !member.computed.containsKey(node.text()))
              .toList();
      double[][] values = new double[targets.size()][last - first + 1];
      for (double[] column : values) {
        Arrays.fill(column, Double.NaN);
      }
      for (Segment segment : member.history.segments()) {
        int from = Math.max(segment.from(), first);
        int to = Math.min(segment.to(), last + 1);
        if (from < to) {
          View view = member.history.seenBy(segment, from - plan.lookBack(), to);
          int needed = Math.max(0, from - view.start() - plan.reach());
          JoinedValues.Columns beside =
              joined.at(new SourceRows(member.ticker, member.history, view, needed), plan);
          double[][] part =
              plan.evaluateSeries(
                  targets,
                  text -> column(member, view, beside, text),
                  view.length(),
                  from - view.start(),
                  to - view.start());
          for (int session = from; session < to; session++) {
            boolean hasRow = member.hasRow(session);
            for (int t = 0; t < values.length && hasRow; t++) {
              values[t][session - first] = part[t][session - from];
            }
          }
        }
      }
      for (int t = 0; t < values.length; t++) {
        member.computed.put(targets.get(t).text(), values[t]);
      }
    }

    /** A column of a view: prices, a joined source's, or computed across tickers before. */
    private double[] column(Member member, View view, JoinedValues.Columns beside, String text) {
      double[] computed = member.computed.get(text);
      if (computed == null || plan.fields().contains(text)) {
        return set.ofBars(text).map(view::column).orElseGet(() -> beside.column(text));
      }
      double[] column = new double[view.length()];
      Arrays.fill(column, Double.NaN);
      for (int i = 0; i < computed.length; i++) {
        int place = first + i - view.start();
        if (place >= 0 && place < column.length) {
          column[place] = computed[i];
        }
      }
      return column;
    }

    private void evaluateCrossSection(int stage, int session) {
      List<Member> there =
          members.values().stream().filter(member -> member.hasRow(session)).toList();
      for (Node node : plan.crossSections(stage)) {
        double[][] inputs = new double[node.inputs().size()][there.size()];
        for (int k = 0; k < inputs.length; k++) {
          String input = plan.node(node.inputs().get(k)).text();
          for (int m = 0; m < there.size(); m++) {
            inputs[k][m] = there.get(m).computed.get(input)[session - first];
          }
        }
        double[] out = there.isEmpty() ? new double[0] : plan.evaluateCrossSection(node, inputs);
        for (int m = 0; m < out.length; m++) {
          there.get(m).computed.computeIfAbsent(node.text(), text -> none())[session - first] =
              out[m];
        }
      }
    }

    private double[] none() {
      double[] none = new double[last - first + 1];
      Arrays.fill(none, Double.NaN);
      return none;
    }

    /** Not before the truth: a version that the session does not see yet counts, too, at worst. */
    private Instant knownAt(Member member) {
      int from = Math.max(0, last - plan.lookBack());
      Instant decision = axis.decision(last);
      Instant latest = Instant.MIN;
      LocalDate before = null;
      boolean isLate = false;
      for (PriceVersion version : member.versions) {
        if (!version.date().equals(before)) {
          before = version.date();
          isLate = version.knownAt().isAfter(decision);
        }
        boolean isInWindow =
            !version.date().isBefore(axis.date(from)) && !version.date().isAfter(axis.date(last));
        boolean isSeen = isLate || !version.knownAt().isAfter(decision);
        if (isInWindow && isSeen && version.knownAt().isAfter(latest)) {
          latest = version.knownAt();
        }
      }
      return latest;
    }
  }
}
