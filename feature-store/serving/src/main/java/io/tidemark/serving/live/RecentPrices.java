package io.tidemark.serving.live;

import io.tidemark.core.market.PriceVersion;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.views.prices.PriceTable;
import io.tidemark.views.prices.PriceTable.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All versions of the prices of a set's tickers in the last sessions. This suffices, because a
 * value is a function of its window alone.
 */
final class RecentPrices {
  private static final Comparator<PriceVersion> ORDER =
      Comparator.comparing(PriceVersion::date).thenComparing(PriceVersion::knownAt);

  private final LiveSet set;
  private final PriceTable table;
  private final int sessions;
  private final LocalDate from;
  private final Map<String, List<PriceVersion>> versions;
  private final Set<String> older;

  private RecentPrices(
      LiveSet set,
      PriceTable table,
      int sessions,
      LocalDate from,
      Map<String, List<PriceVersion>> versions,
      Set<String> older) {
    this.set = set;
    this.table = table;
    this.sessions = sessions;
    this.from = from;
    this.versions = versions;
    this.older = older;
  }

  /**
   * Reads the prices.
   *
   * @param sessions number of sessions up to the last one that has a price
   * @return empty if the set's tickers have no price at all
   */
  static Optional<RecentPrices> read(LiveSet set, PriceTable table, int sessions) {
    Map<String, Span> spans = table.spans(set.sources());
    spans.keySet().removeIf(ticker -> !set.includes(ticker));
    if (spans.isEmpty()) {
      return Optional.empty();
    }
    LocalDate last =
        spans.values().stream().map(Span::last).max(Comparator.naturalOrder()).orElseThrow();
    LocalDate from = back(set.calendar(), last, sessions);
    Map<String, List<PriceVersion>> versions = new HashMap<>(table.versions(set.sources(), from));
    versions.keySet().removeIf(ticker -> !set.includes(ticker));
    Set<String> older = new HashSet<>();
    spans.forEach((ticker, span) -> addIf(span.first().isBefore(from), ticker, older));
    return Optional.of(new RecentPrices(set, table, sessions, from, versions, older));
  }

  /**
   * The prices as of the present version of the table: new rows are added, rows that are too old
   * are dropped.
   */
  Optional<RecentPrices> with(PriceTable now) {
    return now.versionsSince(table, set.sources())
        .map(more -> Optional.of(with(now, more)))
        .orElseGet(() -> read(set, now, sessions));
  }

  private RecentPrices with(PriceTable now, Map<String, List<PriceVersion>> more) {
    Map<String, List<PriceVersion>> all = new HashMap<>(versions);
    more.forEach(
        (ticker, added) -> {
          if (set.includes(ticker)) {
            all.merge(ticker, added, RecentPrices::merged);
          }
        });
    LocalDate last =
        all.values().stream()
            .map(list -> list.get(list.size() - 1).date())
            .max(Comparator.naturalOrder())
            .orElseThrow();
    LocalDate start = back(set.calendar(), last, sessions);
    LocalDate first = start.isAfter(from) ? start : from;
    Set<String> before = new HashSet<>(older);
    all.replaceAll(
        (ticker, list) -> {
          List<PriceVersion> kept = list.stream().filter(v -> !v.date().isBefore(first)).toList();
          addIf(kept.size() < list.size(), ticker, before);
          return kept;
        });
    all.values().removeIf(List::isEmpty);
    return new RecentPrices(set, now, sessions, first, all, before);
  }

  /** The version of the table that they were read from. */
  PriceTable table() {
    return table;
  }

  /** The requested number of sessions. */
  int sessions() {
    return sessions;
  }

  /** The first session with all its prices in memory. */
  LocalDate from() {
    return from;
  }

  /** The prices by ticker, in order of session and of {@code known_at}. */
  Map<String, List<PriceVersion>> versions() {
    return versions;
  }

  /** Whether the ticker has a price before these sessions. */
  boolean isOlder(String ticker) {
    return older.contains(ticker);
  }

  /** Whether any ticker has a price before these sessions. */
  boolean hasOlder() {
    return !older.isEmpty();
  }

  private static void addIf(boolean is, String ticker, Set<String> tickers) {
    if (is) {
      tickers.add(ticker);
    }
  }

  private static List<PriceVersion> merged(List<PriceVersion> held, List<PriceVersion> added) {
    List<PriceVersion> merged = new ArrayList<>(held);
    merged.addAll(added);
    merged.sort(ORDER);
    return merged;
  }

  private static LocalDate back(TradingCalendar calendar, LocalDate day, int sessions) {
    LocalDate back = day;
    for (int i = 1; i < sessions; i++) {
      back = calendar.previous(back);
    }
    return back;
  }
}
