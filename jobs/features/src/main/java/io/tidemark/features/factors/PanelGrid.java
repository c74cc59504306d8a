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
 * The sessions and tickers of a feature table's rows, and which version of each row is the last
 * that is known. A cell is a session and a ticker.
 */
final class PanelGrid implements Serializable {
  private static final long serialVersionUID = 1;

  private final SessionAxis axis;
  private final String[] tickers;
  private final String[] runs;

  /** By cell, of the version that counts: when it was known, and which run wrote it, or −1. */
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
   * Reads the keys of rows, no values.
   *
   * @throws UserFault if there is no row, or one is of no session
   */
  static PanelGrid read(Dataset<Row> rows, TradingCalendar calendar, String table) {
    List<Keys> parts =
        rows.select("ticker", "date", Table.KNOWN_AT, Table.RUN_KEY)
            .queryExecution()
            .toRdd()
            .toJavaRDD()
            .mapPartitions(Keys::of)
            .filter(keys -> keys.days().length > 0)
            .collect();
    if (parts.isEmpty()) {
      throw new UserFault(
          "%s has no row of these sessions; ask for sessions that were built".formatted(table));
    }
    int first = parts.stream().flatMapToInt(k -> IntStream.of(k.days())).min().orElseThrow();
    int last = parts.stream().flatMapToInt(k -> IntStream.of(k.days())).max().orElseThrow();
    PanelGrid grid =
        new PanelGrid(
            new SessionAxis(calendar, LocalDate.ofEpochDay(first), LocalDate.ofEpochDay(last)),
            distinct(parts.stream().map(Keys::tickers).toList()),
            distinct(parts.stream().map(Keys::runs).toList()));
    parts.forEach(keys -> grid.add(keys, table));
    return grid;
  }

  private static String[] distinct(List<String[]> names) {
    TreeSet<String> all = new TreeSet<>();
    names.forEach(some -> all.addAll(Arrays.asList(some)));
    return all.toArray(String[]::new);
  }

  private void add(Keys keys, String table) {
    int[] tickerOf = places(keys.tickers(), tickers);
    int[] runOf = places(keys.runs(), runs);
    for (int i = 0; i < keys.days().length; i++) {
      int session = axis.indexOf(LocalDate.ofEpochDay(keys.days()[i]));
      if (session < 0) {
        throw new UserFault(
            "%s has a row of %s, which is no session; only a set with one row a session can be reported on"
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

  /** The runs that wrote a row. */
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

  /** Whether there is a row, by session and ticker. */
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

  /** A ticker's place; −1 if it has no row. */
  synchronized int place(UTF8String ticker) {
    if (tickerPlaces == null) {
      tickerPlaces = index(tickers);
      runPlaces = index(runs);
    }
    return tickerPlaces.getOrDefault(ticker, -1);
  }

  /** The session that began on that day since 1970; negative if none of these did. */
  int session(LocalDate day) {
    return axis.indexOf(day);
  }

  /**
   * The cell of a row.
   *
   * @return −1 where a later version of the row is known, or it is outside
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
