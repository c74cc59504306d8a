package io.tidemark.views.ops;

import io.tidemark.views.LakeFolder;
import io.tidemark.views.delta.BatchRow;
import io.tidemark.views.delta.ColumnBatch;
import io.tidemark.views.delta.Micros;
import io.tidemark.views.delta.Where;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@code market.bars} against {@code ops.coverage}: who has bars of what, and what is missing. */
public final class BarCoverage {
  /** The reason of a session that was missing and has come. */
  private static final String CAME = "none";

  /** Bit 0 of a set of sessions; the calendar of New York begins later. */
  private static final int FIRST_DAY = (int) LocalDate.of(1900, 1, 1).toEpochDay();

  private BarCoverage() {}

  /** Which lines are asked for; an empty part leaves none out. */
  public record Filter(Optional<String> vendor, Optional<String> ticker) {
    private Where where() {
      return Where.all().is("vendor", vendor).is("ticker", ticker);
    }
  }

  private record Key(String vendor, String ticker) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byVendor = vendor.compareTo(other.vendor);
      return byVendor == 0 ? ticker.compareTo(other.ticker) : byVendor;
    }
  }

  /** As known by {@code asOf}, by vendor and ticker. */
  public static List<CoverageLine> read(LakeFolder lake, Filter filter, Instant asOf) {
    Map<Key, BitSet> sessions = sessions(lake, filter, asOf);
    Map<Key, Map<String, Integer>> missing = missing(lake, filter, asOf);
    TreeSet<Key> keys = new TreeSet<>(sessions.keySet());
    keys.addAll(missing.keySet());
    List<CoverageLine> lines = new ArrayList<>();
    for (Key key : keys) {
      BitSet days = sessions.getOrDefault(key, new BitSet());
      lines.add(
          new CoverageLine(
              key.vendor(),
              key.ticker(),
              date(days.nextSetBit(0)),
              date(days.length() - 1),
              days.cardinality(),
              missing.getOrDefault(key, Map.of())));
    }
    return lines;
  }

  private static Map<Key, BitSet> sessions(LakeFolder lake, Filter filter, Instant asOf) {
    Map<Key, BitSet> sessions = new HashMap<>();
    long latest = Micros.of(asOf);
    lake.table("market.bars")
        .ifPresent(
            bars ->
                bars.read(
                    List.of("vendor", "ticker", "date", "known_at"),
                    filter.where(),
                    batch -> take(batch, latest, sessions)));
    return sessions;
  }

  private static void take(ColumnBatch batch, long latest, Map<Key, BitSet> sessions) {
    String[] vendors = batch.texts("vendor");
    String[] tickers = batch.texts("ticker");
    int[] days = batch.days("date");
    long[] knownAt = batch.micros("known_at");
    for (int i = 0; i < batch.size(); i++) {
      if (knownAt[i] <= latest) {
        sessions
            .computeIfAbsent(new Key(vendors[i], tickers[i]), key -> new BitSet())
            .set(days[i] - FIRST_DAY);
      }
    }
  }

  private static Map<Key, Map<String, Integer>> missing(
      LakeFolder lake, Filter filter, Instant asOf) {
    Map<Key, Map<String, Integer>> missing = new HashMap<>();
    for (BatchRow row : Facts.asOf(lake, "ops.coverage", filter.where(), asOf, BarCoverage::fact)) {
      String reason = row.textOrEmpty("reason");
      if (!reason.equals(CAME)) {
        missing
            .computeIfAbsent(
                new Key(row.text("vendor"), row.text("ticker")), key -> new TreeMap<>())
            .merge(reason, 1, Integer::sum);
      }
    }
    return missing;
  }

  private static Object fact(BatchRow row) {
    return Arrays.asList(row.text("vendor"), row.text("ticker"), row.date("date"));
  }

  private static LocalDate date(int bit) {
    return bit < 0 ? null : LocalDate.ofEpochDay(bit + FIRST_DAY);
  }
}
