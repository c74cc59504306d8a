package io.tidemark.views.ops;

import io.tidemark.core.time.TradingCalendar;
import io.tidemark.views.LakeFolder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Coverage day by day over each vendor's last sessions.
 *
 * @param vendors by name
 * @param rows tickers with missing bars in these sessions first, then by vendor and ticker
 */
public record CoverageDays(List<Vendor> vendors, List<Row> rows) {
  /** A session with a bar. */
  public static final String FULL = "full";

  /** A session without a bar and without a recorded reason, between sessions that have one. */
  public static final String DEFAULT = "untold";

  /** A session for which no bar is expected: before the first bar, or after the ticker ended. */
  public static final String BLANK = "blank";

  /** No bar is expected from this session on. */
  private static final String DELISTING = "delisting";

  /** Number of sessions that a vendor may be behind the others before it counts as ended. */
  private static final int STILL_DELIVERS = 10;

  /**
   * A vendor's sessions.
   *
   * @param dates the last sessions, oldest first
   * @param tickers number of tickers with data
   * @param missing number of tickers that miss a bar in these sessions
   */
  public record Vendor(String vendor, List<LocalDate> dates, int tickers, int missing) {}

  /**
   * A ticker's sessions.
   *
   * @param days for each of the vendor's dates: full, blank, untold, or the reason why the bar is
   *     missing
   * @param gaps number of missing bars
   * @param line coverage over all time
   */
  public record Row(String vendor, String ticker, List<String> days, int gaps, CoverageLine line) {}

  /**
   * Reads the coverage known by {@code asOf}.
   *
   * @param sessions maximum number of sessions per vendor
   */
  public static CoverageDays read(
      LakeFolder lake, BarCoverage.Filter filter, int sessions, Instant asOf) {
    BarDays days = BarDays.read(lake, filter, asOf);
    TreeMap<String, LocalDate> ends = ends(days);
    Map<String, List<LocalDate>> dates = new TreeMap<>();
    ends.forEach((vendor, end) -> dates.put(vendor, last(sessions, end)));
    List<Row> rows = new ArrayList<>();
    for (BarDays.Line line : days.lines()) {
      rows.add(row(days, line, dates.get(line.vendor())));
    }
    rows.sort(
        Comparator.comparing((Row row) -> row.gaps() == 0)
            .thenComparing(Row::vendor)
            .thenComparing(Row::ticker));
    return new CoverageDays(vendors(dates, rows), List.copyOf(rows));
  }

  /**
   * The last session of each vendor: an outage of today must be shown, but not the time after the
   * end of an old file.
   */
  private static TreeMap<String, LocalDate> ends(BarDays days) {
    TreeMap<String, LocalDate> ends = new TreeMap<>();
    for (BarDays.Line line : days.lines()) {
      BitSet bars = days.barsOf(line);
      NavigableMap<LocalDate, String> missing = days.missingOf(line);
      if (!bars.isEmpty()) {
        ends.merge(line.vendor(), BarDays.day(bars.length() - 1), CoverageDays::later);
      }
      if (!missing.isEmpty()) {
        ends.merge(line.vendor(), missing.lastKey(), CoverageDays::later);
      }
    }
    ends.values().stream()
        .max(Comparator.naturalOrder())
        .ifPresent(
            newest -> {
              LocalDate closed = last(STILL_DELIVERS, newest).get(0);
              ends.replaceAll((vendor, end) -> end.isBefore(closed) ? end : newest);
            });
    return ends;
  }

  private static List<LocalDate> last(int sessions, LocalDate end) {
    LocalDate day = TradingCalendar.XNYS.previous(end.plusDays(1));
    List<LocalDate> dates = new ArrayList<>(List.of(day));
    while (dates.size() < sessions) {
      day = TradingCalendar.XNYS.previous(day);
      dates.add(0, day);
    }
    return List.copyOf(dates);
  }

  private static Row row(BarDays days, BarDays.Line line, List<LocalDate> dates) {
    BitSet bars = days.barsOf(line);
    NavigableMap<LocalDate, String> missing = days.missingOf(line);
    boolean ended = bars.nextSetBit(BarDays.bit(dates.get(0))) < 0;
    List<String> states = new ArrayList<>();
    int gaps = 0;
    for (LocalDate date : dates) {
      String state = state(date, bars, missing, ended);
      states.add(state);
      gaps += state.equals(FULL) || state.equals(BLANK) ? 0 : 1;
    }
    return new Row(
        line.vendor(), line.ticker(), List.copyOf(states), gaps, BarCoverage.line(days, line));
  }

  private static String state(
      LocalDate date, BitSet bars, NavigableMap<LocalDate, String> missing, boolean ended) {
    int bit = BarDays.bit(date);
    if (bars.get(bit)) {
      return FULL;
    }
    String reason = missing.get(date);
    if (reason != null) {
      return reason;
    }
    boolean delisted =
        missing.headMap(date).entrySet().stream()
            .anyMatch(
                fact ->
                    fact.getValue().equals(DELISTING)
                        && bars.nextSetBit(BarDays.bit(fact.getKey())) < 0);
    boolean begun = bars.previousSetBit(bit) >= 0;
    return ended || delisted || !begun ? BLANK : DEFAULT;
  }

  private static List<Vendor> vendors(Map<String, List<LocalDate>> dates, List<Row> rows) {
    Map<String, Integer> tickers = new TreeMap<>();
    Map<String, Integer> missing = new TreeMap<>();
    for (Row row : rows) {
      tickers.merge(row.vendor(), 1, Integer::sum);
      missing.merge(row.vendor(), row.gaps() > 0 ? 1 : 0, Integer::sum);
    }
    return dates.entrySet().stream()
        .map(
            vendor ->
                new Vendor(
                    vendor.getKey(),
                    vendor.getValue(),
                    tickers.get(vendor.getKey()),
                    missing.get(vendor.getKey())))
        .toList();
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
