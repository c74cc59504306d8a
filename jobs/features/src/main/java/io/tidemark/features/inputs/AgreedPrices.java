package io.tidemark.features.inputs;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import io.tidemark.core.table.market.PricesTable;
import io.tidemark.core.universe.SessionMembers;
import io.tidemark.lake.DirectReader;
import io.tidemark.lake.HaltedTickers;
import io.tidemark.lake.Lake;
import io.tidemark.lake.Region;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.DateTimeUtils;
import org.apache.spark.sql.sources.GreaterThanOrEqual;
import org.apache.spark.sql.sources.In;
import org.apache.spark.sql.sources.LessThan;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Reconciled prices that features may be computed from: those known by a given time, of tickers
 * that are not halted at that time. Spark reads them if they are many; {@link #since} reads the
 * rows from a recent day on in this process.
 */
public final class AgreedPrices {
  /** The longest range, in days, that is read in this process. */
  private static final long SHORT = 400;

  /** A date after every session. */
  private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

  /**
   * The most rows that this process can hold in addition to its other work, at some hundred bytes
   * per row.
   */
  private static final double MOST_ROWS = 2e6;

  private final Lake lake;
  private final long version;
  private final Instant asOf;
  private final String sources;
  private final Set<String> tickers;
  private final SessionMembers members;
  private final Set<String> halted;
  private final DirectReader direct;

  private AgreedPrices(
      Lake lake,
      long version,
      Instant asOf,
      String sources,
      RequestUniverse universe,
      Set<String> halted) {
    this.lake = lake;
    this.version = version;
    this.asOf = asOf;
    this.sources = sources;
    this.tickers = Set.copyOf(universe.tickers());
    this.members = universe.members();
    this.halted = halted;
    this.direct = lake.directly(PricesTable.TABLE, version);
  }

  /**
   * The prices known by a time.
   *
   * @param version Delta version of {@code market.prices}
   * @param vendors whose reconciled prices are read, most trusted first
   * @param universe whose tickers are read
   */
  public static AgreedPrices of(
      Lake lake, long version, Instant asOf, List<String> vendors, RequestUniverse universe) {
    return new AgreedPrices(
        lake,
        version,
        asOf,
        String.join("+", vendors),
        universe,
        Set.copyOf(HaltedTickers.at(lake, asOf)));
  }

  /** Tickers that are left out because they are halted, sorted. */
  public List<String> halted() {
    Set<String> asked = new TreeSet<>(halted);
    asked.removeIf(ticker -> !tickers.isEmpty() && !tickers.contains(ticker));
    return List.copyOf(before(NEVER, asked));
  }

  /** Which of the tickers have rows in each session. */
  SessionMembers members() {
    return members;
  }

  SparkSession spark() {
    return lake.spark();
  }

  /** Rows of {@code market.prices}, all versions. */
  Dataset<Row> rows() {
    Dataset<Row> sourced =
        lake.history(PricesTable.TABLE, version, asOf).where(col("sources").equalTo(sources));
    Dataset<Row> asked =
        tickers.isEmpty() ? sourced : sourced.where(col("ticker").isin(tickers.toArray()));
    return halted.isEmpty() ? asked : asked.where(not(col("ticker").isin(halted.toArray())));
  }

  /**
   * Whether the prices from a day on are few enough for {@link #since}: about a year of sessions at
   * most, of not too many tickers.
   */
  boolean isShortSince(LocalDate day) {
    return direct.rowsSince("date", day) <= MOST_ROWS
        && direct
            .last("date")
            .map(last -> ChronoUnit.DAYS.between(day, last) <= SHORT)
            .orElse(false);
  }

  /** All versions from a day on, grouped by ticker and sorted by ticker. */
  List<TickerPriceVersions> since(LocalDate day) {
    Map<String, TickerPriceVersions.Builder> all = new TreeMap<>();
    direct
        .read(
            columns(TickerPriceVersions.COLUMNS),
            region(day, LocalDate.MAX),
            List.of(new GreaterThanOrEqual("date", Date.valueOf(day))),
            rows -> byTicker(rows, day))
        .forEach(
            file ->
                file.forEach(
                    (ticker, some) ->
                        all.computeIfAbsent(ticker, TickerPriceVersions.Builder::new)
                            .addAll(some)));
    return all.values().stream().map(TickerPriceVersions.Builder::prices).toList();
  }

  /** Which of some tickers have a price before a day, sorted. */
  Set<String> before(LocalDate day, Collection<String> some) {
    if (some.isEmpty()) {
      return Set.of();
    }
    Set<String> tickersAsked = Set.copyOf(some);
    Set<String> found = new TreeSet<>();
    direct
        .read(
            columns(List.of("ticker", "date", "known_at")),
            region(LocalDate.MIN, day.minusDays(1)),
            List.of(
                new In("ticker", tickersAsked.toArray()), new LessThan("date", Date.valueOf(day))),
            rows -> among(rows, tickersAsked, day))
        .forEach(found::addAll);
    return found;
  }

  private static List<String> columns(List<String> some) {
    return Stream.concat(some.stream(), Stream.of("sources")).toList();
  }

  private Region region(LocalDate from, LocalDate to) {
    return new Region(Map.of("sources", sources), from, to);
  }

  private Map<String, TickerPriceVersions.Builder> byTicker(
      Iterator<InternalRow> rows, LocalDate day) {
    Map<String, TickerPriceVersions.Builder> all = new HashMap<>();
    Predicate<InternalRow> isKnown = isKnown(TickerPriceVersions.COLUMNS.size());
    long first = day.toEpochDay();
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      if (row.getInt(1) >= first && isKnown.test(row)) {
        String ticker = row.getUTF8String(0).toString();
        if ((tickers.isEmpty() || tickers.contains(ticker)) && !halted.contains(ticker)) {
          all.computeIfAbsent(ticker, TickerPriceVersions.Builder::new).add(row);
        }
      }
    }
    return all;
  }

  private Set<String> among(Iterator<InternalRow> rows, Set<String> some, LocalDate before) {
    Set<String> found = new HashSet<>();
    Predicate<InternalRow> isKnown = isKnown(3);
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      if (row.getInt(1) < before.toEpochDay() && isKnown.test(row)) {
        String ticker = row.getUTF8String(0).toString();
        if (some.contains(ticker)) {
          found.add(ticker);
        }
      }
    }
    return found;
  }

  /** Whether a row was reconciled from these vendors and was known. */
  private Predicate<InternalRow> isKnown(int sourcesAt) {
    long last = DateTimeUtils.instantToMicros(asOf);
    UTF8String these = UTF8String.fromString(sources);
    return row -> row.getLong(2) <= last && row.getUTF8String(sourcesAt).equals(these);
  }
}
