package io.tidemark.features.factors;

import io.tidemark.core.UserFault;
import io.tidemark.core.time.SessionAxis;
import io.tidemark.core.time.TradingCalendar;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The sessions and names of a feature table's rows, and the latest known version of each row. The
 * rows of one session are ranked together; a name is a ticker, or within the day a ticker at a
 * {@linkplain SessionSlots slot}. A cell is one session of one name.
 */
final class PanelGrid implements Serializable {
  private static final long serialVersionUID = 1;

  /** A report holds several arrays with a number per cell. */
  private static final long MOST_CELLS = 100_000_000;

  private final SessionAxis axis;
  private final SessionSlots slots;
  private final String[] tickers;

  /** The index of each name, by ticker and slot; −1 where no session has a row. */
  private final int[][] nameOf;

  private final int names;
  private final String[] runs;

  /**
   * By cell, of the latest version: its known_at, and the index of the run that wrote it, or −1.
   */
  private final long[] known;

  private final int[] run;

  /** The cells whose latest version withdraws the row. */
  private final transient BitSet withdrawn = new BitSet();

  private long outside;
  private transient Map<UTF8String, Integer> tickerPlaces;
  private transient Map<UTF8String, Integer> runPlaces;

  private PanelGrid(
      SessionAxis axis, SessionSlots slots, String[] tickers, int[][] nameOf, String[] runs) {
    this.axis = axis;
    this.slots = slots;
    this.tickers = tickers;
    this.nameOf = nameOf;
    this.names =
        (int) Arrays.stream(nameOf).flatMapToInt(Arrays::stream).filter(n -> n >= 0).count();
    this.runs = runs;
    known = new long[axis.length() * names];
    run = new int[known.length];
    Arrays.fill(run, -1);
  }

  /**
   * Reads the keys of rows without their values.
   *
   * @throws UserFault if there is no row, the date of a daily row is not a session, or there are
   *     too many rows for one report
   */
  static PanelGrid read(Dataset<Row> rows, TradingCalendar calendar, String table) {
    boolean areIntraday = PanelKeys.areIntraday(rows);
    List<PanelKeys> parts =
        rows.select(PanelKeys.columns(rows).toArray(Column[]::new))
            .queryExecution()
            .toRdd()
            .toJavaRDD()
            .mapPartitions(keys -> PanelKeys.of(keys, areIntraday))
            .filter(keys -> keys.days().length > 0)
            .collect();
    if (parts.isEmpty()) {
      throw noRows(table);
    }
    int first = parts.stream().flatMapToInt(k -> IntStream.of(k.days())).min().orElseThrow();
    int last = parts.stream().flatMapToInt(k -> IntStream.of(k.days())).max().orElseThrow();
    SessionAxis axis =
        new SessionAxis(calendar, LocalDate.ofEpochDay(first), LocalDate.ofEpochDay(last));
    SessionSlots slots = areIntraday ? SessionSlots.ofBars(axis, calendar) : SessionSlots.DAILY;
    String[] tickers = distinct(parts.stream().map(PanelKeys::tickers).toList());
    BitSet[] filled = areIntraday ? filled(parts, tickers, axis, slots) : one(tickers.length);
    long names = Arrays.stream(filled).mapToLong(BitSet::cardinality).sum();
    if (names == 0) {
      throw noRows(table);
    }
    if (names * axis.length() > MOST_CELLS) {
      throw new UserFault(
          "%s has %,d rows a session on %,d sessions, and a report ranks at most %,d rows; choose fewer sessions with --from and --to"
              .formatted(table, names, axis.length(), MOST_CELLS));
    }
    PanelGrid grid =
        new PanelGrid(
            axis,
            slots,
            tickers,
            numbered(filled),
            distinct(parts.stream().map(PanelKeys::runs).toList()));
    parts.forEach(keys -> grid.add(keys, table));
    grid.withdrawn.stream().forEach(cell -> grid.run[cell] = -1);
    return grid;
  }

  private static UserFault noRows(String table) {
    return new UserFault(
        "%s has no rows in this range of sessions; choose sessions that were built"
            .formatted(table));
  }

  private static String[] distinct(List<String[]> names) {
    TreeSet<String> all = new TreeSet<>();
    names.forEach(some -> all.addAll(Arrays.asList(some)));
    return all.toArray(String[]::new);
  }

  /** The slots of daily rows, by ticker. */
  private static BitSet[] one(int tickers) {
    BitSet[] filled = new BitSet[tickers];
    Arrays.setAll(filled, i -> BitSet.valueOf(new long[] {1}));
    return filled;
  }

  /** The slots at which at least one session has a row, by ticker. */
  private static BitSet[] filled(
      List<PanelKeys> parts, String[] tickers, SessionAxis axis, SessionSlots slots) {
    BitSet[] filled = new BitSet[tickers.length];
    Arrays.setAll(filled, i -> new BitSet());
    for (PanelKeys keys : parts) {
      int[] tickerOf = places(keys.tickers(), tickers);
      for (int i = 0; i < keys.days().length; i++) {
        int session = axis.indexOf(LocalDate.ofEpochDay(keys.days()[i]));
        int slot = session < 0 ? -1 : slots.of(session, keys.time(i));
        if (slot >= 0) {
          filled[tickerOf[keys.ticker()[i]]].set(slot);
        }
      }
    }
    return filled;
  }

  private static int[][] numbered(BitSet[] filled) {
    int[][] numbers = new int[filled.length][];
    int next = 0;
    for (int ticker = 0; ticker < filled.length; ticker++) {
      numbers[ticker] = new int[filled[ticker].length()];
      for (int slot = 0; slot < numbers[ticker].length; slot++) {
        numbers[ticker][slot] = filled[ticker].get(slot) ? next++ : -1;
      }
    }
    return numbers;
  }

  private void add(PanelKeys keys, String table) {
    int[] tickerOf = places(keys.tickers(), tickers);
    int[] runOf = places(keys.runs(), runs);
    for (int i = 0; i < keys.days().length; i++) {
      int session = axis.indexOf(LocalDate.ofEpochDay(keys.days()[i]));
      if (session < 0 && slots.isDaily()) {
        throw new UserFault(
            "%s has a row dated %s, which is not a trading session of the set's calendar, so it cannot be reported on"
                .formatted(table, LocalDate.ofEpochDay(keys.days()[i])));
      }
      int name = name(tickerOf[keys.ticker()[i]], session, keys.time(i));
      if (name < 0) {
        outside++;
        continue;
      }
      int cell = session * names + name;
      int writer = runOf[keys.run()[i]];
      long at = keys.known()[i];
      if (run[cell] < 0 || at > known[cell] || (at == known[cell] && writer > run[cell])) {
        known[cell] = at;
        run[cell] = writer;
        withdrawn.set(cell, keys.withdrawn().get(i));
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

  /** The slots of the rows, and the hours of the sessions that they lie in. */
  SessionSlots slots() {
    return slots;
  }

  /** The number of tickers that have a row. */
  int tickers() {
    return (int)
        Arrays.stream(nameOf)
            .filter(own -> Arrays.stream(own).anyMatch(name -> name >= 0 && hasRow(name)))
            .count();
  }

  private boolean hasRow(int name) {
    return IntStream.range(0, axis.length()).anyMatch(session -> has(session, name));
  }

  /** The number of names that are ranked. */
  int names() {
    return names;
  }

  /** Run keys of the runs that wrote the latest version of at least one row. */
  List<String> runs() {
    return List.of(runs);
  }

  int session(int cell) {
    return cell / names;
  }

  /** The index of the name of a cell. */
  int name(int cell) {
    return cell % names;
  }

  boolean has(int session, int name) {
    return run[session * names + name] >= 0;
  }

  /** Whether a row exists, by session and name. */
  boolean[][] rows() {
    boolean[][] rows = new boolean[axis.length()][names];
    for (int cell = 0; cell < run.length; cell++) {
      rows[session(cell)][name(cell)] = run[cell] >= 0;
    }
    return rows;
  }

  long count() {
    return Arrays.stream(run).filter(writer -> writer >= 0).count();
  }

  /** The number of stored rows that end outside the hours of their session. */
  long outside() {
    return outside;
  }

  /** The index of the session of that date; negative if it is not in the grid. */
  int session(LocalDate day) {
    return axis.indexOf(day);
  }

  /**
   * The index of a name.
   *
   * @param end of the row's bar, in microseconds since 1970; 0 for daily rows
   * @return −1 if it has no row in any session
   */
  int name(UTF8String ticker, int session, long end) {
    return name(place(ticker), session, end);
  }

  private int name(int ticker, int session, long end) {
    int slot = ticker < 0 || session < 0 ? -1 : slots.of(session, end);
    return slot >= 0 && slot < nameOf[ticker].length ? nameOf[ticker][slot] : -1;
  }

  /** The index of the name of a row that begins with {@link PanelKeys#columns}; −1 if unknown. */
  int name(InternalRow row) {
    int session = axis.indexOf(LocalDate.ofEpochDay(row.getInt(PanelKeys.DAY)));
    return name(row.getUTF8String(PanelKeys.TICKER), session, row.getLong(PanelKeys.TIME));
  }

  private synchronized int place(UTF8String ticker) {
    if (tickerPlaces == null) {
      tickerPlaces = index(tickers);
      runPlaces = index(runs);
    }
    return tickerPlaces.getOrDefault(ticker, -1);
  }

  /**
   * The cell of a row that begins with {@link PanelKeys#columns}.
   *
   * @return −1 where a later version of the row is known, or the row is outside the grid
   */
  int cell(InternalRow row) {
    int place = place(row.getUTF8String(PanelKeys.TICKER));
    int session = axis.indexOf(LocalDate.ofEpochDay(row.getInt(PanelKeys.DAY)));
    int name = name(place, session, row.getLong(PanelKeys.TIME));
    if (name < 0) {
      return -1;
    }
    int cell = session * names + name;
    boolean counts =
        known[cell] == row.getLong(PanelKeys.KNOWN_AT)
            && run[cell] == runPlaces.getOrDefault(row.getUTF8String(PanelKeys.RUN_KEY), -2);
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
