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
import io.tidemark.sources.JoinedValues;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The features of a set at the newest session that has a price, for every ticker with a price in
 * it. As in a build, prices are point in time for that session, and operators across tickers see
 * the same tickers.
 */
public final class LiveSnapshot {
  private final LocalDate date;
  private final Instant goodUntil;
  private final String sourcesTag;
  private final NavigableMap<String, Row> rows;
  private final Map<String, Integer> columns = new HashMap<>();

  /**
   * The row of one ticker.
   *
   * @param knownAt when the latest price that it uses became known
   * @param values one per feature; NaN where missing
   */
  private record Row(Instant knownAt, double[] values) {}

  private LiveSnapshot(
      LocalDate date,
      Instant goodUntil,
      String sourcesTag,
      NavigableMap<String, Row> rows,
      List<String> features) {
    this.date = date;
    this.goodUntil = goodUntil;
    this.sourcesTag = sourcesTag;
    this.rows = rows;
    features.forEach(feature -> columns.put(feature, columns.size()));
  }

  /**
   * Computes a snapshot.
   *
   * @param sources values joined to the rows
   * @param halted tickers that are left out
   * @param now prices that become known later do not count yet
   * @return empty if none of the given sessions has a price, or if its look-back is not among them
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
        members.put(name, new Member(name, axis, known, prices.isOlder(name)));
        for (PriceVersion version : ticker.getValue()) {
          boolean isSooner =
              version.knownAt().isAfter(now) && version.knownAt().isBefore(goodUntil);
          goodUntil = isSooner ? version.knownAt() : goodUntil;
        }
      }
    }
    int last = axis.length() - 1;
    while (last >= 0 && !hasClose(members, last)) {
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

  private static boolean hasClose(Map<String, Member> members, int session) {
    return members.values().stream().anyMatch(member -> member.history.hasClose(session));
  }

  /** The session. */
  public LocalDate date() {
    return date;
  }

  /** The tickers that have a row, in order. */
  public NavigableSet<String> tickers() {
    return Collections.unmodifiableNavigableSet(rows.navigableKeySet());
  }

  /** When the latest price that any row uses became known. */
  public Instant knownAt() {
    return rows.values().stream().map(Row::knownAt).max(Instant::compareTo).orElseThrow();
  }

  /** When the latest price that the row of a ticker uses became known. */
  public Instant knownAt(String ticker) {
    return rows.get(ticker).knownAt();
  }

  /** The value of a feature for a ticker that has a row; NaN where missing. */
  public double value(String ticker, String feature) {
    return rows.get(ticker).values()[columns.get(feature)];
  }

  /** Identifies the state of the joined sources; empty if there are none. */
  public String sourcesTag() {
    return sourcesTag;
  }

  /** The time from which a price counts that does not count yet. */
  Instant goodUntil() {
    return goodUntil;
  }

  /** One ticker: its prices, and computed values by the text of a node. */
  private static final class Member {
    private final String ticker;
    private final List<PriceVersion> versions;
    private final PriceHistory history;

    /** One value per session of the span; NaN for sessions without a close. */
    private final Map<String, double[]> computed = new HashMap<>();

    Member(String ticker, SessionAxis axis, List<PriceVersion> versions, boolean isOlder) {
      this.ticker = ticker;
      this.versions = versions;
      this.history = new PriceHistory(axis, versions, isOlder);
    }
  }

  /** Runs the plan stage by stage, as in a build. */
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
      members.values().removeIf(member -> !hasClose(member));
    }

    private boolean hasClose(Member member) {
      return IntStream.rangeClosed(first, last).anyMatch(member.history::hasClose);
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
            if (member.history.hasClose(last)) {
              rows.put(ticker, new Row(knownAt(member), values(member)));
            }
          });
      if (plan.stages() > 0) {
        Instant all =
            rows.values().stream().map(Row::knownAt).max(Instant::compareTo).orElseThrow();
        rows.replaceAll((ticker, row) -> new Row(all, row.values()));
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
            for (int t = 0; t < values.length && member.history.hasClose(session); t++) {
              values[t][session - first] = part[t][session - from];
            }
          }
        }
      }
      for (int t = 0; t < values.length; t++) {
        member.computed.put(targets.get(t).text(), values[t]);
      }
    }

    /**
     * A column of a view: prices, values of a joined source, or values computed across tickers in
     * an earlier stage.
     */
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
          members.values().stream().filter(member -> member.history.hasClose(session)).toList();
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

    /** Never too early: a version that the session does not see yet may count as well. */
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
