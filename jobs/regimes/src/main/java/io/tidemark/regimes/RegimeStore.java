package io.tidemark.regimes;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;

import io.tidemark.api.regimes.LabelRegimesRequest;
import io.tidemark.core.UserFault;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.learning.RegimeLabelsTable;
import io.tidemark.core.table.market.IndexMembersTable;
import io.tidemark.core.table.market.MacroSeriesTable;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.core.universe.EveryTicker;
import io.tidemark.core.universe.SessionMembers;
import io.tidemark.lake.HaltedTickers;
import io.tidemark.lake.IndexMembersReader;
import io.tidemark.lake.Lake;
import io.tidemark.lake.Lake.Written;
import io.tidemark.regimes.macro.MacroInput;
import io.tidemark.sources.vintages.VintageHistory.Release;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Reads market days and macro releases for the regime model from the lake, and writes labels. */
final class RegimeStore {
  private static final StructType RETURNS =
      new StructType().add("day", DataTypes.IntegerType).add("return", DataTypes.DoubleType);

  private static final StructType LABELS =
      new StructType()
          .add("model", DataTypes.StringType)
          .add("date", DataTypes.DateType)
          .add("regime", DataTypes.StringType)
          .add("names", DataTypes.createArrayType(DataTypes.StringType))
          .add("probabilities", DataTypes.createArrayType(DataTypes.DoubleType))
          .add(Table.EVENT_TIME, DataTypes.TimestampType)
          .add(Table.KNOWN_AT, DataTypes.TimestampType);

  /** The first date of the calendar; earlier bars are not read. */
  private static final LocalDate CALENDAR_START = LocalDate.of(1962, 1, 1);

  private final Lake lake;
  private final TradingCalendar calendar;
  private final long macroVersion;

  RegimeStore(Lake lake, TradingCalendar calendar) {
    this.lake = lake;
    this.calendar = calendar;
    this.macroVersion = lake.version(MacroSeriesTable.TABLE);
  }

  /**
   * The label of a session.
   *
   * @param probabilities filtered probabilities in the order of names; both are empty if the regime
   *     is unknown
   */
  record Label(LocalDate session, String regime, List<String> names, List<Double> probabilities) {}

  /**
   * The market of the request's universe without halted tickers, for all sessions from the first to
   * the last one with prices, including sessions before the labelled range, on which the model is
   * fitted.
   *
   * @throws UserFault if there are no two consecutive priced sessions
   */
  List<MarketDay> market(LabelRegimesRequest request) {
    List<LocalDate> sessions = calendar.sessions(CALENDAR_START, request.to());
    NavigableMap<LocalDate, double[]> returns =
        returns(prices(request), new SessionClock(sessions, calendar), members(request));
    if (returns.isEmpty()) {
      throw noMarket(request);
    }
    return days(returns);
  }

  /** The pinned Delta version at which macro series are read. */
  long macroVersion() {
    return macroVersion;
  }

  /** The halted tickers among the requested ones, which are left out of the market. */
  List<String> halted(LabelRegimesRequest request) {
    return HaltedTickers.at(lake, request.asOf()).stream()
        .filter(ticker -> request.tickers().isEmpty() || request.tickers().contains(ticker))
        .toList();
  }

  /** All releases known by the request's {@code asOf} of the series that a model can use. */
  List<Release> macro(LabelRegimesRequest request) {
    return macroRows(request)
        .where(col("series").isin(MacroInput.allSeries().toArray()))
        .select(
            col("series"),
            unix_date(col("date")),
            unix_micros(col(Table.KNOWN_AT)),
            coalesce(col("value"), lit(Double.NaN)))
        .collectAsList()
        .stream()
        .map(RegimeStore::release)
        .toList();
  }

  /** Names of all series of the request's macro source. */
  List<String> macroSeries(LabelRegimesRequest request) {
    return macroRows(request)
        .select("series")
        .distinct()
        .orderBy("series")
        .as(Encoders.STRING())
        .collectAsList();
  }

  /** Writes the labels of a model, known from the request's as-of on, under its run key. */
  Written write(String model, List<Label> labels, LabelRegimesRequest request) {
    Timestamp knownAt = Timestamp.from(request.asOf());
    List<Row> rows = labels.stream().map(label -> row(model, label, knownAt)).toList();
    return lake.append(
        RegimeLabelsTable.TABLE, lake.spark().createDataFrame(rows, LABELS), request.runKey());
  }

  /** In which sessions each ticker belongs to the request's universe. */
  private SessionMembers members(LabelRegimesRequest request) {
    return request.universe().isEmpty()
        ? EveryTicker.ALL
        : IndexMembersReader.read(
            lake, lake.version(IndexMembersTable.TABLE), request.universe(), request.asOf());
  }

  /** All versions, also those without a price: a withdrawn price ends the one before. */
  private Dataset<Row> prices(LabelRegimesRequest request) {
    Dataset<Row> prices =
        lake.history(PricesTable.TABLE, request.pricesVersion(), request.asOf())
            .where(col("sources").equalTo(String.join("+", request.vendors())))
            .where(col("date").leq(lit(Date.valueOf(request.to()))))
            .where(not(col("ticker").isin(halted(request).toArray())));
    Dataset<Row> chosen =
        request.tickers().isEmpty()
            ? prices
            : prices.where(col("ticker").isin(request.tickers().toArray()));
    return chosen.select(
        col("ticker"),
        unix_date(col("date")).as("day"),
        unix_micros(col(Table.KNOWN_AT)).as("known"),
        coalesce(col("close"), lit(Double.NaN)).as("close"),
        coalesce(col("split_ratio"), lit(1.0)).as("split"),
        coalesce(col("cash_dividend"), lit(0.0)).as("dividend"),
        coalesce(col("status").equalTo("disputed"), lit(false)).as("disputed"));
  }

  /**
   * The returns of each session, sorted by value, so that sums do not depend on the order of
   * Spark's shuffle.
   */
  private static NavigableMap<LocalDate, double[]> returns(
      Dataset<Row> prices, SessionClock clock, SessionMembers members) {
    List<Row> byDay =
        prices
            .repartition(col("ticker"))
            .sortWithinPartitions("ticker", "day", "known", "close")
            .mapPartitions(new TickerReturns(clock, members), Encoders.row(RETURNS))
            .groupBy("day")
            .agg(sort_array(collect_list("return")))
            .collectAsList();
    NavigableMap<LocalDate, double[]> returns = new TreeMap<>();
    for (Row row : byDay) {
      returns.put(
          LocalDate.ofEpochDay(row.getInt(0)),
          row.<Double>getList(1).stream().mapToDouble(Double::doubleValue).toArray());
    }
    return returns;
  }

  /**
   * The market days from the session before the first return, whose prices it is based on, to the
   * last.
   */
  private List<MarketDay> days(NavigableMap<LocalDate, double[]> returns) {
    LocalDate first = calendar.previous(returns.firstKey());
    return calendar.sessions(first, returns.lastKey()).stream()
        .map(session -> MarketDay.of(session, returns.getOrDefault(session, new double[0])))
        .toList();
  }

  private Dataset<Row> macroRows(LabelRegimesRequest request) {
    return lake.history(MacroSeriesTable.TABLE, macroVersion, request.asOf())
        .where(col("source").equalTo(request.macro()));
  }

  private static Release release(Row row) {
    return new Release(
        row.getString(0),
        LocalDate.ofEpochDay(row.getInt(1)),
        Instant.EPOCH.plus(row.getLong(2), ChronoUnit.MICROS),
        row.getDouble(3));
  }

  private Row row(String model, Label label, Timestamp knownAt) {
    return RowFactory.create(
        model,
        Date.valueOf(label.session()),
        label.regime(),
        label.names().toArray(String[]::new),
        label.probabilities().toArray(Double[]::new),
        Timestamp.from(calendar.close(label.session())),
        knownAt);
  }

  private static UserFault noMarket(LabelRegimesRequest request) {
    return new UserFault(
        "no ticker has reconciled prices on two consecutive sessions in %s for sources %s and tickers %s"
                .formatted(
                    PricesTable.TABLE.name(),
                    String.join("+", request.vendors()),
                    request.tickers().isEmpty() ? "(all)" : request.tickers())
            + " up to %s, known by %s; land and reconcile their bars first, or choose others"
                .formatted(request.to(), request.asOf()));
  }
}
