package io.tidemark.core.universe;

import io.tidemark.core.market.GapFills;
import io.tidemark.core.source.SourceReader;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.market.IndexMembersTable;
import io.tidemark.core.time.TradingCalendar;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The members of an index in each session, point in time. A session sees the version of a
 * membership that was the last one known at its decision time: a ticker whose joining was not known
 * by then is no member yet, and one whose leaving was not known by then still is. Of several
 * memberships of a ticker the last one that has begun and was known counts, so an open one of an
 * earlier file ends where a later file begins it again.
 *
 * <p>As with prices, a membership that was first known more than {@link GapFills#GRACE} after its
 * first day is part of a history that was loaded late and counts as known in time. Sessions decided
 * before it arrived see its last version.
 */
public final class IndexMembers implements SessionMembers {
  private static final long serialVersionUID = 1;

  private final String index;
  private final Map<String, List<Stint>> byTicker;
  private final NavigableSet<String> places;

  private IndexMembers(
      String index, Map<String, List<Stint>> byTicker, NavigableSet<String> places) {
    this.index = index;
    this.byTicker = byTicker;
    this.places = places;
  }

  /**
   * One membership.
   *
   * @param from first day as a member
   * @param versions in order of {@code known_at}
   */
  private record Stint(LocalDate from, List<Version> versions) implements Serializable {
    /** The version that a session sees; null if none was known. */
    Version seenAt(Instant decision) {
      Version seen = isLoadedLate() ? last() : null;
      for (Version version : versions) {
        if (!version.knownAt.isAfter(decision)) {
          seen = version;
        }
      }
      return seen;
    }

    Version last() {
      return versions.get(versions.size() - 1);
    }

    private boolean isLoadedLate() {
      Instant over = from.plusDays(1).atStartOfDay(TradingCalendar.XNYS.zone()).toInstant();
      return versions.get(0).knownAt.isAfter(over.plus(GapFills.GRACE));
    }
  }

  /**
   * @param until last day as a member; null: still one
   */
  private record Version(LocalDate until, Instant knownAt, String runKey)
      implements Serializable, Comparable<Version> {
    private static final Comparator<Version> ORDER =
        Comparator.comparing(Version::knownAt).thenComparing(Version::runKey);

    @Override
    public int compareTo(Version other) {
      return ORDER.compare(this, other);
    }

    boolean holds(LocalDate day) {
      return until == null || !day.isAfter(until);
    }
  }

  /** The members of an index that a reader knows; none if nothing is known of it. */
  public static IndexMembers read(SourceReader reader, String index) {
    Builder members = new Builder(index);
    reader.read(
        IndexMembersTable.TABLE.name(),
        List.of("ticker", "date", "until", Table.KNOWN_AT, Table.RUN_KEY, "place"),
        Map.of("index", List.of(index)),
        row ->
            members.add(
                row.text("ticker"),
                row.date("date"),
                row.dateIfAny("until").orElse(null),
                row.instant(Table.KNOWN_AT),
                row.text(Table.RUN_KEY),
                row.text("place")));
    return members.build();
  }

  /** Collects the versions of an index's memberships in any order. */
  public static final class Builder {
    private final String index;
    private final Map<String, NavigableMap<LocalDate, List<Version>>> versions = new HashMap<>();
    private final NavigableSet<String> places = new TreeSet<>();

    public Builder(String index) {
      this.index = index;
    }

    /**
     * Adds a version.
     *
     * @param until last day as a member; null: still one
     * @param runKey which of two versions that became known at once counts: the greater one
     * @param place file and row that it came from
     */
    public Builder add(
        String ticker,
        LocalDate from,
        LocalDate until,
        Instant knownAt,
        String runKey,
        String place) {
      versions
          .computeIfAbsent(ticker, name -> new TreeMap<>())
          .computeIfAbsent(from, day -> new ArrayList<>())
          .add(new Version(until, knownAt, runKey));
      places.add(place.replaceFirst("[:#]\\d+( .*)?$", ""));
      return this;
    }

    /** The members according to the versions that were added. */
    public IndexMembers build() {
      Map<String, List<Stint>> byTicker = new HashMap<>();
      versions.forEach(
          (ticker, stints) -> {
            List<Stint> list = new ArrayList<>();
            stints.forEach(
                (from, all) -> {
                  List<Version> ordered = new ArrayList<>(all);
                  Collections.sort(ordered);
                  list.add(new Stint(from, ordered));
                });
            byTicker.put(ticker, list);
          });
      return new IndexMembers(index, byTicker, places);
    }
  }

  @Override
  public boolean includes(String ticker, LocalDate session, Instant decision) {
    List<Stint> stints = stints(ticker);
    for (int i = stints.size() - 1; i >= 0; i--) {
      Version seen = session.isBefore(stints.get(i).from) ? null : stints.get(i).seenAt(decision);
      if (seen != null) {
        return seen.holds(session);
      }
    }
    return false;
  }

  @Override
  public boolean includesWithin(String ticker, LocalDate from, LocalDate to) {
    List<Stint> stints = stints(ticker);
    return IntStream.range(0, stints.size())
        .anyMatch(i -> !stints.get(i).from.isAfter(to) && !end(stints, i).isBefore(from));
  }

  /** Name of the index. */
  public String index() {
    return index;
  }

  /** Whether it has no member at all. */
  public boolean isEmpty() {
    return byTicker.isEmpty();
  }

  /** All tickers that ever were members, in order. */
  public NavigableSet<String> tickers() {
    return new TreeSet<>(byTicker.keySet());
  }

  /** How many tickers were members at some time of a range of days. */
  public long count(LocalDate from, LocalDate to) {
    return byTicker.keySet().stream().filter(ticker -> includesWithin(ticker, from, to)).count();
  }

  /** Whether any membership ended in a range of days: a list of today's members has none. */
  public boolean hasLeavers(LocalDate from, LocalDate to) {
    return byTicker.values().stream()
        .anyMatch(
            stints ->
                IntStream.range(0, stints.size())
                    .mapToObj(i -> end(stints, i))
                    .anyMatch(end -> !end.isBefore(from) && end.isBefore(to)));
  }

  /** Whether the platform knew some membership when it began, and not only from a later import. */
  public boolean isKnownInTime() {
    return byTicker.values().stream()
        .flatMap(List::stream)
        .anyMatch(stint -> !stint.isLoadedLate());
  }

  /** The files that the memberships came from, in order. */
  public NavigableSet<String> files() {
    return Collections.unmodifiableNavigableSet(places);
  }

  /** The last day of a membership, as known last; the ticker's next one ends it in any case. */
  private static LocalDate end(List<Stint> stints, int i) {
    LocalDate until = stints.get(i).last().until;
    LocalDate next = i + 1 < stints.size() ? stints.get(i + 1).from.minusDays(1) : LocalDate.MAX;
    return until == null || until.isAfter(next) ? next : until;
  }

  private List<Stint> stints(String ticker) {
    List<Stint> stints = byTicker.get(ticker);
    return stints == null ? List.of() : stints;
  }
}
