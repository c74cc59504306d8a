package io.tidemark.serving.live;

import io.tidemark.core.market.CorporateAction;
import io.tidemark.core.market.KnownAction;
import io.tidemark.core.market.MinuteBars;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.market.ActionsTable;
import io.tidemark.core.table.market.MinuteBarsTable;
import io.tidemark.views.LakeFolder;
import io.tidemark.views.delta.BatchRow;
import io.tidemark.views.delta.ColumnBatch;
import io.tidemark.views.delta.ColumnPredicate;
import io.tidemark.views.delta.DeltaTable;
import io.tidemark.views.delta.Micros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * All versions of one vendor's last bars of a set's tickers, and its splits and dividends. A value
 * needs no more: it is a function of its window alone.
 */
final class RecentMinutes {
  /** Bars that a version may look back on; each of their versions takes some 120 bytes. */
  private static final long MOST_BARS = 2_000_000;

  /** Bars in addition to those looked back to, so that what came is not read anew each time. */
  private static final int MARGIN = 1_000;

  private static final String VENDOR = "vendor";
  private static final String TICKER = "ticker";
  private static final Comparator<Version> ORDER =
      Comparator.comparingLong(Version::end).thenComparingLong(Version::known);

  private final LiveSet set;
  private final DeltaTable table;
  private final long actionsVersion;
  private final Map<String, List<Version>> versions;
  private final List<KnownAction.Version> actions;

  /**
   * One version of a bar.
   *
   * @param end of the bar in microseconds since 1970
   * @param known likewise
   * @param values one a column of {@link MinuteBars#COLUMNS}
   */
  private record Version(long end, long known, double[] values) {}

  private RecentMinutes(
      LiveSet set,
      DeltaTable table,
      long actionsVersion,
      Map<String, List<Version>> versions,
      List<KnownAction.Version> actions) {
    this.set = set;
    this.table = table;
    this.actionsVersion = actionsVersion;
    this.versions = versions;
    this.actions = actions;
  }

  /**
   * Reads them.
   *
   * @return nothing if the set's tickers have no bar at all
   * @throws LiveUnavailable if they are too many
   */
  static Optional<RecentMinutes> read(LiveSet set, LakeFolder lake) {
    Optional<DeltaTable> table = lake.table(MinuteBarsTable.TABLE.name());
    if (table.isEmpty()) {
      return Optional.empty();
    }
    NeededBars needed = new NeededBars(set, needed(set), MOST_BARS);
    table.get().read(List.of(TICKER, Table.EVENT_TIME), Map.of(VENDOR, set.sources()), needed::add);
    Map<String, Long> starts = needed.starts();
    if (starts.isEmpty()) {
      return Optional.empty();
    }
    Map<String, List<Version>> versions = new HashMap<>();
    Instant first =
        Micros.instant(starts.values().stream().mapToLong(Long::longValue).min().orElseThrow());
    table
        .get()
        .read(
            columns(table.get()),
            ColumnPredicate.all().is(VENDOR, set.sources()).atLeast(Table.EVENT_TIME, first),
            batch -> add(set, batch, starts, versions));
    versions.values().forEach(list -> list.sort(ORDER));
    return Optional.of(
        new RecentMinutes(
            set,
            table.get(),
            lake.version(ActionsTable.TABLE.name()),
            versions,
            actions(set, lake)));
  }

  /** The same as the lake stands now: what came is added, what is too old is dropped. */
  Optional<RecentMinutes> renewed(LakeFolder lake) {
    DeltaTable now = lake.table(MinuteBarsTable.TABLE.name()).orElseThrow();
    Map<String, List<Version>> more = new HashMap<>();
    if (!now.readSince(table, columns(now), batch -> add(set, batch, Map.of(), more))) {
      return read(set, lake);
    }
    Map<String, List<Version>> all = new HashMap<>(versions);
    long first = versions.values().stream().mapToLong(list -> list.get(0).end()).min().orElse(0);
    more.forEach((ticker, added) -> all.merge(ticker, added, RecentMinutes::merged));
    // Bars from before these came, or of a ticker of whom there were none: where its look-back
    // begins is not known here.
    boolean isWhole =
        more.entrySet().stream()
            .allMatch(
                entry ->
                    versions.containsKey(entry.getKey())
                        && entry.getValue().stream().allMatch(v -> v.end() >= first));
    if (!isWhole) {
      return read(set, lake);
    }
    all.replaceAll((ticker, list) -> kept(list));
    return Optional.of(
        new RecentMinutes(
            set, now, lake.version(ActionsTable.TABLE.name()), all, actions(set, lake)));
  }

  /** Whether they are those of these versions of the tables. */
  boolean isOf(long bars, long ofActions) {
    return table.version() == bars && actionsVersion == ofActions;
  }

  /** What tells them from those of another moment. */
  String tag() {
    return "-minutes-%d-%d".formatted(table.version(), actionsVersion);
  }

  /** Each ticker's bars that were known at a time. */
  Map<String, MinuteBars> knownBy(Instant now) {
    long micros = Micros.of(now);
    TreeMap<String, MinuteBars> bars = new TreeMap<>();
    versions.forEach(
        (ticker, list) -> {
          MinuteBars.Builder known = new MinuteBars.Builder();
          list.stream()
              .filter(version -> version.known() <= micros)
              .forEach(
                  version ->
                      known.add(
                          TimeUnit.MICROSECONDS.toSeconds(version.end()),
                          version.known(),
                          column -> version.values()[column]));
          MinuteBars some = known.bars();
          if (some.size() > 0) {
            bars.put(ticker, some);
          }
        });
    return bars;
  }

  /** A ticker's splits and dividends that were known at a time. */
  List<KnownAction> actions(String ticker, Instant now) {
    List<KnownAction.Version> known =
        actions.stream()
            .filter(version -> version.known().action().ticker().equals(ticker))
            .filter(version -> !version.known().knownAt().isAfter(now))
            .toList();
    return KnownAction.firstKnown(known).getOrDefault(ticker, List.of());
  }

  /** When the first of those that are not known yet becomes so. */
  Instant nextKnownAfter(Instant now) {
    long micros = Micros.of(now);
    Stream<Instant> bars =
        versions.values().stream()
            .flatMap(List::stream)
            .filter(version -> version.known() > micros)
            .map(version -> Micros.instant(version.known()));
    Stream<Instant> later =
        actions.stream()
            .map(version -> version.known().knownAt())
            .filter(known -> known.isAfter(now));
    return Stream.concat(bars, later).min(Comparator.naturalOrder()).orElse(Instant.MAX);
  }

  /** A bar, those it looks back to, and some more. */
  private static int needed(LiveSet set) {
    return set.plan().lookBack() + 1 + MARGIN;
  }

  private static List<String> columns(DeltaTable table) {
    return Stream.concat(
            Stream.of(VENDOR, TICKER, Table.EVENT_TIME, Table.KNOWN_AT),
            MinuteBars.COLUMNS.stream().filter(table.columns()::contains))
        .toList();
  }

  /**
   * Adds the bars of a batch.
   *
   * @param starts by ticker from which bar on; empty: all bars of all tickers
   */
  private static void add(
      LiveSet set,
      ColumnBatch batch,
      Map<String, Long> starts,
      Map<String, List<Version>> versions) {
    long[] ends = batch.micros(Table.EVENT_TIME);
    long[] known = batch.micros(Table.KNOWN_AT);
    List<BatchRow> rows = batch.eachRow();
    for (int i = 0; i < ends.length; i++) {
      BatchRow row = rows.get(i);
      String ticker = row.textOrEmpty(TICKER);
      boolean isNeeded = starts.isEmpty() || ends[i] >= starts.getOrDefault(ticker, Long.MAX_VALUE);
      if (isNeeded && row.textOrEmpty(VENDOR).equals(set.sources()) && set.includes(ticker)) {
        double[] values = MinuteBars.COLUMNS.stream().mapToDouble(row::number).toArray();
        versions
            .computeIfAbsent(ticker, t -> new ArrayList<>())
            .add(new Version(ends[i], known[i], values));
      }
    }
  }

  private static List<Version> merged(List<Version> held, List<Version> added) {
    List<Version> merged = new ArrayList<>(held);
    merged.addAll(added);
    merged.sort(ORDER);
    return merged;
  }

  private List<Version> kept(List<Version> list) {
    int needed = needed(set);
    int first = list.size();
    long before = Long.MIN_VALUE;
    for (int bars = 0; first > 0; first--) {
      long end = list.get(first - 1).end();
      bars += end == before ? 0 : 1;
      before = end;
      if (bars > needed) {
        break;
      }
    }
    return first == 0 ? list : List.copyOf(list.subList(first, list.size()));
  }

  private static List<KnownAction.Version> actions(LiveSet set, LakeFolder lake) {
    List<KnownAction.Version> actions = new ArrayList<>();
    lake.table(ActionsTable.TABLE.name())
        .ifPresent(
            table -> {
              List<String> columns =
                  Stream.of(
                          TICKER,
                          "date",
                          "kind",
                          "amount",
                          "payment",
                          Table.KNOWN_AT,
                          Table.EVENT_TIME)
                      .filter(table.columns()::contains)
                      .toList();
              table.read(
                  columns,
                  Map.of(VENDOR, set.sources()),
                  batch -> batch.eachRow().forEach(row -> actions.add(action(row))));
            });
    return actions;
  }

  private static KnownAction.Version action(BatchRow row) {
    return new KnownAction.Version(
        new KnownAction(
            new CorporateAction(
                row.textOrEmpty(TICKER),
                row.date("date"),
                CorporateAction.Kind.valueOf(row.textOrEmpty("kind")),
                row.number("amount")),
            row.instant(Table.KNOWN_AT)),
        row.textOrEmpty("payment"),
        row.instant(Table.EVENT_TIME));
  }
}
