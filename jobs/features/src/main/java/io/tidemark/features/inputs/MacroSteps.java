package io.tidemark.features.inputs;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Macro series as steps: at every moment the newest observation that was known by then, in the
 * version known by then. An observation of a period that began more than nine months ago says
 * nothing any more.
 */
public final class MacroSteps implements Serializable {
  private static final long serialVersionUID = 1;
  private static final Period STALE = Period.ofMonths(9);

  private final Map<String, Steps> bySeries = new HashMap<>();

  /**
   * One version of one observation.
   *
   * @param date start of the period described
   * @param value NaN: withdrawn
   */
  public record Release(String series, LocalDate date, Instant knownAt, double value) {}

  /** Seconds from which a value held, that value, and the second from which it is stale. */
  private record Steps(long[] from, double[] value, long[] until) implements Serializable {}

  public MacroSteps(List<Release> releases) {
    releases.stream()
        .collect(Collectors.groupingBy(Release::series))
        .forEach((series, its) -> bySeries.put(series, steps(its)));
  }

  /** The series that there are. */
  public List<String> series() {
    return bySeries.keySet().stream().sorted().toList();
  }

  /**
   * A series at a moment.
   *
   * @param second since 1970-01-01T00:00:00Z
   * @return NaN where nothing is known
   */
  public double at(String series, long second) {
    Steps steps = bySeries.get(series);
    if (steps == null) {
      return Double.NaN;
    }
    int place = Arrays.binarySearch(steps.from(), second);
    int step = place >= 0 ? place : -place - 2;
    return step < 0 || second >= steps.until()[step] ? Double.NaN : steps.value()[step];
  }

  private static Steps steps(List<Release> releases) {
    List<Release> ordered = new ArrayList<>(releases);
    ordered.sort(
        Comparator.comparing(Release::knownAt)
            .thenComparing(Release::date)
            .thenComparingDouble(Release::value));
    NavigableMap<LocalDate, Double> known = new TreeMap<>();
    NavigableMap<Long, Map.Entry<LocalDate, Double>> newest = new TreeMap<>();
    for (Release release : ordered) {
      if (Double.isNaN(release.value())) {
        known.remove(release.date());
      } else {
        known.put(release.date(), release.value());
      }
      // What comes within a second counts from the next one on.
      Instant told = release.knownAt();
      long from = told.getEpochSecond() + (told.getNano() > 0 ? 1 : 0);
      newest.put(
          from, known.isEmpty() ? Map.entry(LocalDate.EPOCH, Double.NaN) : known.lastEntry());
    }
    return new Steps(
        newest.keySet().stream().mapToLong(Long::longValue).toArray(),
        newest.values().stream().mapToDouble(Map.Entry::getValue).toArray(),
        newest.values().stream().mapToLong(e -> second(e.getKey().plus(STALE))).toArray());
  }

  private static long second(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
  }
}
