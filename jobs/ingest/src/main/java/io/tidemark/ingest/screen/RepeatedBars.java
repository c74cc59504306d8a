package io.tidemark.ingest.screen;

import io.tidemark.ingest.vendors.VendorBar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Bars that a vendor sends for two of its successive days with the same open, high, low, close and
 * volume. Either copy can be the wrong one: a vendor that is late repeats yesterday's bar, and one
 * that is early sends the next session's bar under yesterday's date.
 */
public final class RepeatedBars {
  /** Smaller volumes can repeat by chance. */
  private static final double REPEATABLE_VOLUME = 1_000;

  private RepeatedBars() {}

  /**
   * Two days of a vendor with the same bar.
   *
   * @param first the earlier day
   * @param again the vendor's next day as known when both bars were
   * @param times when the repeat could first be known, and every later time at which the vendor
   *     sent a bar of these days or of one between them, which can end it
   */
  public record Pair(
      String vendor, LocalDate first, LocalDate again, NavigableSet<Instant> times) {}

  private record Values(
      String vendor, double open, double high, double low, double close, double volume) {}

  /** The pairs of one ticker, from all versions of all vendors' bars in any order. */
  public static List<Pair> of(List<VendorBar> bars) {
    Map<Values, List<VendorBar>> byValues = new HashMap<>(2 * bars.size());
    for (VendorBar bar : bars) {
      if (canRepeat(bar)) {
        Values values =
            new Values(bar.vendor(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
        byValues.computeIfAbsent(values, v -> new ArrayList<>(1)).add(bar);
      }
    }
    List<Pair> pairs = new ArrayList<>();
    Map<String, NavigableMap<LocalDate, NavigableSet<Instant>>> known = new HashMap<>();
    for (List<VendorBar> same : byValues.values()) {
      if (same.size() > 1) {
        String vendor = same.get(0).vendor();
        addPairs(same, known.computeIfAbsent(vendor, v -> knownTimes(v, bars)), pairs);
      }
    }
    return pairs;
  }

  /** Whether two bars have the same values and these are unlikely to repeat by chance. */
  public static boolean areCopies(VendorBar bar, VendorBar other) {
    return other != null && canRepeat(bar) && bar.sameValues(other);
  }

  /** A bar without a trade, with few shares or with a single price can repeat honestly. */
  private static boolean canRepeat(VendorBar bar) {
    return bar.volume() >= REPEATABLE_VOLUME && bar.high() > bar.low();
  }

  private static void addPairs(
      List<VendorBar> same,
      NavigableMap<LocalDate, NavigableSet<Instant>> known,
      List<Pair> pairs) {
    List<VendorBar> byDate =
        same.stream()
            .sorted(Comparator.comparing(VendorBar::date).thenComparing(VendorBar::knownAt))
            .toList();
    for (int later = 1; later < byDate.size(); later++) {
      VendorBar again = byDate.get(later);
      for (int i = later - 1; i >= 0; i--) {
        VendorBar first = byDate.get(i);
        if (isBetween(first, again, again.knownAt(), known)) {
          break;
        }
        Instant both = first.knownAt().isAfter(again.knownAt()) ? first.knownAt() : again.knownAt();
        if (first.date().isBefore(again.date()) && !isBetween(first, again, both, known)) {
          NavigableSet<Instant> times = new TreeSet<>(List.of(both));
          known
              .subMap(first.date(), true, again.date(), true)
              .values()
              .forEach(sent -> times.addAll(sent.tailSet(both, true)));
          pairs.add(new Pair(again.vendor(), first.date(), again.date(), times));
        }
      }
    }
  }

  /** Whether a bar of a day between them was known by a time. */
  private static boolean isBetween(
      VendorBar first,
      VendorBar again,
      Instant time,
      NavigableMap<LocalDate, NavigableSet<Instant>> known) {
    return first.date().isBefore(again.date())
        && known.subMap(first.date(), false, again.date(), false).values().stream()
            .anyMatch(sent -> !sent.first().isAfter(time));
  }

  private static NavigableMap<LocalDate, NavigableSet<Instant>> knownTimes(
      String vendor, List<VendorBar> bars) {
    NavigableMap<LocalDate, NavigableSet<Instant>> times = new TreeMap<>();
    for (VendorBar bar : bars) {
      if (bar.vendor().equals(vendor)) {
        times.computeIfAbsent(bar.date(), date -> new TreeSet<>()).add(bar.knownAt());
      }
    }
    return times;
  }
}
