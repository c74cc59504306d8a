package io.tidemark.views.explain;

import io.tidemark.core.table.market.DailyBarsTable;
import io.tidemark.views.LakeFolder;
import io.tidemark.views.delta.BatchRow;
import io.tidemark.views.delta.ColumnPredicate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Closes of a ticker around a day by vendor, as traded.
 *
 * @param dates every day on which at least one of them has a bar, oldest first
 * @param lines one per vendor, in the requested order
 */
public record RawCloses(List<LocalDate> dates, List<Line> lines) {
  /** Calendar days per session, enough for any number of sessions including holidays. */
  private static final int DAYS_A_SESSION = 2;

  private static final int HOLIDAYS = 10;

  /**
   * One vendor's closes.
   *
   * @param closes USD per share, one per date; NaN where missing
   */
  public record Line(String vendor, List<Double> closes) {}

  /** The last version of a vendor's bar. */
  private record LastClose(Instant knownAt, double close) {}

  /**
   * Reads the closes known by {@code asOf}.
   *
   * @param vendors the vendors to read; empty: all that have closes, by name
   * @param sessions number of sessions before and after the day
   */
  public static RawCloses read(
      LakeFolder lake,
      String ticker,
      LocalDate day,
      List<String> vendors,
      int sessions,
      Instant asOf) {
    int reach = sessions * DAYS_A_SESSION + HOLIDAYS;
    ColumnPredicate where =
        ColumnPredicate.all()
            .is("ticker", ticker)
            .atLeast("date", day.minusDays(reach))
            .atMost("date", day.plusDays(reach));
    Map<String, NavigableMap<LocalDate, LastClose>> byVendor = new TreeMap<>();
    vendors.forEach(vendor -> byVendor.put(vendor, new TreeMap<>()));
    lake.table(DailyBarsTable.TABLE.name())
        .ifPresent(
            bars ->
                bars.read(
                    List.of("vendor", "date", "close", "known_at"),
                    where,
                    batch -> batch.eachRow().forEach(row -> take(row, vendors, asOf, byVendor))));
    List<LocalDate> dates = around(day, byVendor, sessions);
    List<Line> lines = new ArrayList<>();
    for (String vendor : vendors.isEmpty() ? byVendor.keySet() : vendors) {
      lines.add(new Line(vendor, closes(dates, byVendor.get(vendor))));
    }
    return new RawCloses(dates, lines);
  }

  private static void take(
      BatchRow row,
      List<String> vendors,
      Instant asOf,
      Map<String, NavigableMap<LocalDate, LastClose>> byVendor) {
    String vendor = row.text("vendor");
    LastClose bar = new LastClose(row.instant("known_at"), row.number("close"));
    if (!bar.knownAt().isAfter(asOf) && (vendors.isEmpty() || vendors.contains(vendor))) {
      byVendor
          .computeIfAbsent(vendor, name -> new TreeMap<>())
          .merge(row.date("date"), bar, RawCloses::later);
    }
  }

  private static LastClose later(LastClose one, LastClose other) {
    return one.knownAt().isAfter(other.knownAt()) ? one : other;
  }

  private static List<LocalDate> around(
      LocalDate day, Map<String, NavigableMap<LocalDate, LastClose>> byVendor, int sessions) {
    TreeSet<LocalDate> dates = new TreeSet<>();
    byVendor.values().forEach(bars -> dates.addAll(bars.keySet()));
    List<LocalDate> before =
        dates.headSet(day, false).descendingSet().stream().limit(sessions).sorted().toList();
    List<LocalDate> window = new ArrayList<>(before);
    dates.tailSet(day).stream().limit(sessions + 1L).forEach(window::add);
    return List.copyOf(window);
  }

  private static List<Double> closes(List<LocalDate> dates, Map<LocalDate, LastClose> bars) {
    Map<LocalDate, Double> closes = new HashMap<>();
    bars.forEach((date, bar) -> closes.put(date, bar.close()));
    return dates.stream().map(date -> closes.getOrDefault(date, Double.NaN)).toList();
  }
}
