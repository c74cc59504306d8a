package io.tidemark.features.factors;

import io.tidemark.core.UserFault;
import io.tidemark.core.table.Table;
import io.tidemark.core.time.SessionAxis;
import io.tidemark.core.time.TradingCalendar;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The sessions and tickers of a feature table's rows, and the latest known version of each row. A
 * cell is one session of one ticker.
 */
final class PanelGrid implements Serializable {
  private static final long serialVersionUID = 1;

  private final SessionAxis axis;
  private final String[] tickers;
  private final String[] runs;

  /**
   * By cell, of the latest version: its known_at, and the index of the run that wrote it, or −1.
   */
  private final long[] known;

  private final int[] run;
  private transient Map<UTF8String, Integer> tickerPlaces;
  private transient Map<UTF8String, Integer> runPlaces;

  private PanelGrid(SessionAxis axis, String[] tickers, String[] runs) {
    this.axis = axis;
    this.tickers = tickers;
    this.runs = runs;
    known = new long[axis.length() * tickers.length];
    run = new int[known.length];
    Arrays.fill(run, -1);
  }

  /**
   * Reads the keys of rows without their values.
   *
   * @throws UserFault if there is no row, or the date of a row is not a session
   */
  static PanelGrid read(Dataset<Row> rows, TradingCalendar calendar, String table) {
    List<PanelKeys> parts =
        rows.select("ticker", "date", Table.KNOWN_AT, Table.RUN_KEY)
            .queryExecution()
            .toRdd()
            .toJavaRDD()
            .mapPartitions(PanelKeys::of)
            .filter(keys -> keys.days().length > 0)
            .collect();
    if (parts.isEmpty()) {
      throw new UserFault(
          "%s has no rows in this range of sessions; choose sessions that were built"
              .formatted(table));
    }
    int first = parts.stream().flatMapToInt(k -> IntStream.of(k.days())).min().orElseThrow();
    int last = parts.stream().flatMapToInt(k -> IntStream.of(k.days())).max().orElseThrow();
    PanelGrid grid =
        new PanelGrid(
            new SessionAxis(calendar, LocalDate.ofEpochDay(first), LocalDate.ofEpochDay(last)),
            distinct(parts.stream().map(PanelKeys::tickers).toList()),
            distinct(parts.stream().map(PanelKeys::runs).toList()));
    parts.forEach(keys -> grid.add(keys, table));
    return grid;
  }

  private static String[] distinct(List<String[]> names) {
    TreeSet<String> all = new TreeSet<>();
    names.forEach(some -> all.addAll(Arrays.asList(some)));
    return all.toArray(String[]::new);
  }

  private void add(PanelKeys keys, String table) {
    int[] tickerOf = places(keys.tickers(), tickers);
    int[] runOf = places(keys.runs(), runs);
    for (int i = 0; i < keys.days().length; i++) {
      int session = axis.indexOf(LocalDate.ofEpochDay(keys.days()[i]));
      if (session < 0) {
        throw new UserFault(
            "%s has a row dated %s, which is not a trading session; only a set with one row per session can be reported on"
                .formatted(table, LocalDate.ofEpochDay(keys.days()[i])));
      }
      int cell = session * tickers.length + tickerOf[keys.ticker()[i]];
      int writer = runOf[keys.run()[i]];
      long at = keys.known()[i];
      if (run[cell] < 0 || at > known[cell] || (at == known[cell] && writer > run[cell])) {
        known[cell] = at;
        run[cell] = writer;
      }
    }
  }

  private static int[] places(String[] names, String[] sorted) {
    return Arrays.stream(names).mapToInt(name -> Arrays.binarySearch(sorted, name)).toArray();
  }

  int sessions() {
    return axis.length();
  }

  LocalDate date(int session) {
    return axis.date(session);
  }

  List<String> tickers() {
    return List.of(tickers);
  }

  /** Run keys of the runs that wrote the latest version of at least one row. */
  List<String> runs() {
    return List.of(runs);
  }

  int session(int cell) {
    return cell / tickers.length;
  }

  int ticker(int cell) {
    return cell % tickers.length;
  }

  boolean has(int session, int ticker) {
    return run[session * tickers.length + ticker] >= 0;
  }

  /** Whether a row exists, by session and ticker. */
  boolean[][] rows() {
    boolean[][] rows = new boolean[axis.length()][tickers.length];
    for (int cell = 0; cell < run.length; cell++) {
      rows[session(cell)][ticker(cell)] = run[cell] >= 0;
    }
    return rows;
  }

  long count() {
    return Arrays.stream(run).filter(writer -> writer >= 0).count();
  }

  /** The index of a ticker; −1 if it has no row. */
  synchronized int place(UTF8String ticker) {
    if (tickerPlaces == null) {
      tickerPlaces = index(tickers);
      runPlaces = index(runs);
    }
    return tickerPlaces.getOrDefault(ticker, -1);
  }

  /** The index of the session of that date; negative if it is not in the grid. */
  int session(LocalDate day) {
    return axis.indexOf(day);
  }

  /**
   * The cell of a row.
   *
   * @return −1 where a later version of the row is known, or the row is outside the grid
   */
  int cell(UTF8String ticker, int day, long knownAt, UTF8String runKey) {
    int place = place(ticker);
    int session = axis.indexOf(LocalDate.ofEpochDay(day));
    if (place < 0 || session < 0) {
      return -1;
    }
    int cell = session * tickers.length + place;
    boolean counts = known[cell] == knownAt && run[cell] == runPlaces.getOrDefault(runKey, -2);
    return counts ? cell : -1;
  }

  private static Map<UTF8String, Integer> index(String[] names) {
    Map<UTF8String, Integer> places = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      places.put(UTF8String.fromString(names[i]), i);
    }
    return places;
  }
}
