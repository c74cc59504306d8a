package io.tidemark.sources.vintages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Series with vintages, point in time.
 *
 * <p>The view at a time contains the last version of each observation known by then. It does not
 * contain later revisions or changes of the base year, and two levels are compared only within one
 * view.
 */
public final class VintageHistory {
  private static final Period YEAR = Period.ofMonths(12);

  private final Map<String, NavigableMap<LocalDate, List<Release>>> bySeries = new HashMap<>();
  private final Period stale;

  /**
   * One version of an observation.
   *
   * @param date start of the period described
   * @param knownAt time of publication
   * @param value in the series' own unit; NaN if the observation was withdrawn
   */
  public record Release(String series, LocalDate date, Instant knownAt, double value) {}

  /**
   * @param stale an observation of a period that began longer ago than this is not used
   */
  public VintageHistory(Collection<Release> releases, Period stale) {
    this.stale = stale;
    for (Release release : releases) {
      bySeries
          .computeIfAbsent(release.series(), s -> new TreeMap<>())
          .computeIfAbsent(release.date(), d -> new ArrayList<>(1))
          .add(release);
    }
    Comparator<Release> byKnowledge =
        Comparator.comparing(Release::knownAt).thenComparingDouble(Release::value);
    for (NavigableMap<LocalDate, List<Release>> series : bySeries.values()) {
      series.values().forEach(versions -> versions.sort(byKnowledge));
    }
  }

  /**
   * The series as known at a time.
   *
   * @param session periods that begin after it are left out
   * @param moment versions known later are left out
   */
  public View view(LocalDate session, Instant moment) {
    return new View(session, moment);
  }

  /** The names of the series, in order. */
  List<String> series() {
    return bySeries.keySet().stream().sorted().toList();
  }

  /** A series as known at every second, with the second's UTC day as the session. */
  ReleaseSteps steps(String series) {
    List<Change> changes = new ArrayList<>();
    bySeries
        .getOrDefault(series, new TreeMap<>())
        .values()
        .forEach(versions -> versions.forEach(release -> changes.add(new Change(release))));
    changes.sort(
        Comparator.comparingLong(Change::second)
            .thenComparing(change -> change.release().knownAt())
            .thenComparingDouble(change -> change.release().value()));
    NavigableMap<LocalDate, Double> known = new TreeMap<>();
    NavigableMap<Long, Map.Entry<LocalDate, Double>> newest = new TreeMap<>();
    for (Change change : changes) {
      Release release = change.release();
      if (Double.isNaN(release.value())) {
        known.remove(release.date());
      } else {
        known.put(release.date(), release.value());
      }
      newest.put(
          change.second(),
          known.isEmpty() ? Map.entry(LocalDate.EPOCH, Double.NaN) : known.lastEntry());
    }
    return new ReleaseSteps(
        newest.keySet().stream().mapToLong(Long::longValue).toArray(),
        newest.values().stream().mapToDouble(Map.Entry::getValue).toArray(),
        newest.values().stream().mapToLong(e -> firstStale(e.getKey())).toArray());
  }

  /** The second from which an observation of that day is stale. */
  private long firstStale(LocalDate date) {
    LocalDate day = date.plus(stale);
    // Months differ in length: find the first of the neighbouring days for which it is stale.
    while (!day.minus(stale).isAfter(date)) {
      day = day.plusDays(1);
    }
    while (day.minusDays(1).minus(stale).isAfter(date)) {
      day = day.minusDays(1);
    }
    return midnight(day);
  }

  private static long midnight(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
  }

  /**
   * The time from which a release counts.
   *
   * @param second the first full second at which it is known and its period has begun
   */
  private record Change(long second, Release release) {
    Change(Release release) {
      this(
          Math.max(
              release.knownAt().plusNanos(999_999_999).getEpochSecond(), midnight(release.date())),
          release);
    }
  }

  /** The series as known at one time; a value that cannot be computed is NaN. */
  public final class View {
    private final LocalDate session;
    private final Instant moment;

    private View(LocalDate session, Instant moment) {
      this.session = session;
      this.moment = moment;
    }

    /** The newest observation's value, in the series' unit. */
    public double level(String series) {
      LocalDate newest = newest(series);
      return newest == null ? Double.NaN : value(series, newest);
    }

    /** The newest observation minus the one twelve months before it, in the series' unit. */
    public double yearChange(String series) {
      LocalDate newest = newest(series);
      return newest == null
          ? Double.NaN
          : value(series, newest) - value(series, newest.minus(YEAR));
    }

    /** The logarithm of the ratio of the newest observation to the one twelve months before it. */
    public double yearGrowth(String series) {
      LocalDate newest = newest(series);
      return newest == null
          ? Double.NaN
          : StrictMath.log(value(series, newest) / value(series, newest.minus(YEAR)));
    }

    /** The period of the newest known observation that is not stale; otherwise null. */
    private LocalDate newest(String series) {
      NavigableMap<LocalDate, List<Release>> observations = bySeries.get(series);
      if (observations == null) {
        return null;
      }
      return observations
          .subMap(session.minus(stale), true, session, true)
          .descendingKeySet()
          .stream()
          .filter(date -> !Double.isNaN(value(series, date)))
          .findFirst()
          .orElse(null);
    }

    private double value(String series, LocalDate date) {
      double value = Double.NaN;
      for (Release version : bySeries.get(series).getOrDefault(date, List.of())) {
        if (version.knownAt().isAfter(moment)) {
          break;
        }
        value = version.value();
      }
      return value;
    }
  }
}
