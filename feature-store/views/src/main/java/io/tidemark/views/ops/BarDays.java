package io.tidemark.views.ops;

import io.tidemark.core.table.market.DailyBarsTable;
import io.tidemark.core.table.ops.CoverageTable;
import io.tidemark.views.LakeFolder;
import io.tidemark.views.delta.BatchRow;
import io.tidemark.views.delta.ColumnBatch;
import io.tidemark.views.delta.Micros;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * By vendor and ticker, the days with a bar, and the reasons of missing ones.
 *
 * @param bars one bit per day, see {@link #bit}
 * @param missing reason by day
 */
record BarDays(Map<Line, BitSet> bars, Map<Line, NavigableMap<LocalDate, String>> missing) {
  /** The reason of a session that was missing and has arrived since. */
  private static final String CAME = "none";

  /** The day of bit 0; the New York calendar begins later. */
  private static final int FIRST_DAY = (int) LocalDate.of(1900, 1, 1).toEpochDay();

  /** A vendor and a ticker. */
  record Line(String vendor, String ticker) implements Comparable<Line> {
    @Override
    public int compareTo(Line other) {
      int byVendor = vendor.compareTo(other.vendor);
      return byVendor == 0 ? ticker.compareTo(other.ticker) : byVendor;
    }
  }

  /** Reads the days known by {@code asOf}. */
  static BarDays read(LakeFolder lake, BarCoverage.Filter filter, Instant asOf) {
    return new BarDays(bars(lake, filter, asOf), missing(lake, filter, asOf));
  }

  /** All pairs of vendor and ticker with any data, sorted. */
  TreeSet<Line> lines() {
    TreeSet<Line> lines = new TreeSet<>(bars.keySet());
    lines.addAll(missing.keySet());
    return lines;
  }

  BitSet barsOf(Line line) {
    return bars.getOrDefault(line, new BitSet());
  }

  NavigableMap<LocalDate, String> missingOf(Line line) {
    return missing.getOrDefault(line, new TreeMap<>());
  }

  static int bit(LocalDate day) {
    return Math.toIntExact(day.toEpochDay()) - FIRST_DAY;
  }

  /** The day of a bit; null if there is none. */
  static LocalDate day(int bit) {
    return bit < 0 ? null : LocalDate.ofEpochDay(bit + FIRST_DAY);
  }

  private static Map<Line, BitSet> bars(LakeFolder lake, BarCoverage.Filter filter, Instant asOf) {
    Map<Line, BitSet> bars = new HashMap<>();
    long latest = Micros.of(asOf);
    lake.table(DailyBarsTable.TABLE.name())
        .ifPresent(
            table ->
                table.read(
                    List.of("vendor", "ticker", "date", "known_at"),
                    filter.where(),
                    batch -> take(batch, latest, bars)));
    return bars;
  }

  private static void take(ColumnBatch batch, long latest, Map<Line, BitSet> bars) {
    String[] vendors = batch.texts("vendor");
    String[] tickers = batch.texts("ticker");
    int[] days = batch.days("date");
    long[] knownAt = batch.micros("known_at");
    for (int i = 0; i < batch.size(); i++) {
      if (knownAt[i] <= latest) {
        bars.computeIfAbsent(new Line(vendors[i], tickers[i]), line -> new BitSet())
            .set(days[i] - FIRST_DAY);
      }
    }
  }

  private static Map<Line, NavigableMap<LocalDate, String>> missing(
      LakeFolder lake, BarCoverage.Filter filter, Instant asOf) {
    Map<Line, NavigableMap<LocalDate, String>> missing = new HashMap<>();
    for (BatchRow row :
        TableRows.asOf(lake, CoverageTable.TABLE.name(), filter.where(), asOf, BarDays::fact)) {
      String reason = row.textOrEmpty("reason");
      if (!reason.equals(CAME)) {
        missing
            .computeIfAbsent(
                new Line(row.text("vendor"), row.text("ticker")), line -> new TreeMap<>())
            .put(row.date("date"), reason);
      }
    }
    return missing;
  }

  private static Object fact(BatchRow row) {
    return Arrays.asList(row.text("vendor"), row.text("ticker"), row.date("date"));
  }
}
