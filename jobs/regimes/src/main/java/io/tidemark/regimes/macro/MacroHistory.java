package io.tidemark.regimes.macro;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Macro observations with all their vintages, seen from any moment.
 *
 * <p>The view of a moment takes of each observation the last version known by then. A revision or a
 * change of base year that comes later is not in it, and two levels are only ever compared within
 * one view.
 */
public final class MacroHistory {
  /** An observation of a period that began longer ago says nothing about today. */
  private static final Period STALE = Period.ofMonths(9);

  private static final Period YEAR = Period.ofMonths(12);

  private final Map<String, NavigableMap<LocalDate, List<Release>>> bySeries = new HashMap<>();

  /**
   * One version of one observation.
   *
   * @param date start of the period described
   * @param knownAt its publication
   * @param value in the series' own unit; NaN: withdrawn
   */
  public record Release(String series, LocalDate date, Instant knownAt, double value) {}

  public MacroHistory(Collection<Release> releases) {
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
   * What was known of the macro series at a moment.
   *
   * @param session periods that begin after it are left out
   * @param moment versions known later are left out
   */
  public View view(LocalDate session, Instant moment) {
    return new View(session, moment);
  }

  /** The series as known at one moment; a figure that cannot be formed is NaN. */
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

    /** The newest observation less the one twelve months before it, in the series' unit. */
    public double yearChange(String series) {
      LocalDate newest = newest(series);
      return newest == null
          ? Double.NaN
          : value(series, newest) - value(series, newest.minus(YEAR));
    }

    /** The log of the newest observation over the one twelve months before it. */
    public double yearGrowth(String series) {
      LocalDate newest = newest(series);
      return newest == null
          ? Double.NaN
          : StrictMath.log(value(series, newest) / value(series, newest.minus(YEAR)));
    }

    /** The period of the newest observation that is known and not stale, else null. */
    private LocalDate newest(String series) {
      NavigableMap<LocalDate, List<Release>> observations = bySeries.get(series);
      if (observations == null) {
        return null;
      }
      return observations
          .subMap(session.minus(STALE), true, session, true)
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
