package io.tidemark.ingest.reconcile;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.timestamp_micros;

import io.tidemark.core.Json;
import io.tidemark.ingest.calendar.SessionColumns;
import io.tidemark.ingest.consensus.Consensus;
import io.tidemark.ingest.consensus.Disagreement;
import io.tidemark.ingest.consensus.PriceVersion;
import io.tidemark.ingest.consensus.Verdict;
import io.tidemark.ingest.screen.Hold;
import io.tidemark.ingest.vendors.Ruling;
import io.tidemark.ingest.vendors.VendorBar;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Verdicts as rows: prices and disagreements side by side, told apart by which part is there. */
public final class VerdictRows {
  private static final StructType PRICE =
      new StructType()
          .add("open", DataTypes.DoubleType)
          .add("high", DataTypes.DoubleType)
          .add("low", DataTypes.DoubleType)
          .add("close", DataTypes.DoubleType)
          .add("volume", DataTypes.DoubleType)
          .add("split_ratio", DataTypes.DoubleType)
          .add("cash_dividend", DataTypes.DoubleType)
          .add("vendor", DataTypes.StringType)
          .add("status", DataTypes.StringType);
  private static final StructType DISAGREEMENT =
      new StructType()
          .add("field", DataTypes.StringType)
          .add("values", DataTypes.StringType)
          .add("chosen", DataTypes.StringType)
          .add("reason", DataTypes.StringType);
  private static final StructType HOLD =
      new StructType()
          .add("id", DataTypes.StringType)
          .add("source", DataTypes.StringType)
          .add("raw", DataTypes.StringType)
          .add("stage", DataTypes.StringType)
          .add("rules", DataTypes.createArrayType(DataTypes.StringType))
          .add("reasons", DataTypes.createArrayType(DataTypes.StringType))
          .add("repair", DataTypes.StringType);
  private static final StructType SCHEMA =
      new StructType()
          .add("ticker", DataTypes.StringType)
          .add("day", DataTypes.IntegerType)
          .add("known", DataTypes.LongType)
          .add("price", PRICE)
          .add("disagreement", DISAGREEMENT)
          .add("hold", HOLD);

  private VerdictRows() {}

  /**
   * Decides every ticker.
   *
   * @param bars rows of {@code market.bars}, of these vendors only
   * @param actions rows of {@code market.actions}, likewise
   * @param trust the vendors, most trusted first
   * @param rulings what people said about single bars, by ticker
   * @param partitions into how many pieces the tickers are dealt
   */
  public static Dataset<Row> of(
      Dataset<Row> bars,
      Dataset<Row> actions,
      List<String> trust,
      Map<String, List<Ruling>> rulings,
      int partitions) {
    List<String> vendors = new ArrayList<>(trust);
    return TickerFacts.union(bars, actions)
        .repartition(partitions, col("ticker"))
        .sortWithinPartitions("ticker")
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) rows -> decide(rows, vendors, rulings),
            Encoders.row(SCHEMA));
  }

  /** The prices among verdicts, as {@code market.prices} takes them. */
  public static Dataset<Row> prices(Dataset<Row> verdicts, String sources) {
    return part(verdicts, "price", PRICE, sources);
  }

  /** The disagreements among verdicts, as {@code ops.reconciliation} takes them. */
  public static Dataset<Row> disagreements(Dataset<Row> verdicts, String sources) {
    return part(verdicts, "disagreement", DISAGREEMENT, sources);
  }

  /** The bars among verdicts that somebody should look at, as {@code ops.quarantine} takes them. */
  public static Dataset<Row> holds(Dataset<Row> verdicts) {
    return verdicts
        .where(col("hold").isNotNull())
        .select(
            col("hold.*"),
            col("ticker"),
            date_from_unix_date(col("day")).cast("string").as("date"),
            lit("bars").as("kind"),
            col("hold.raw").as("fields"),
            lit(null).cast("string").as("place"),
            lit(null).cast("string").as("payload"),
            SessionColumns.close(date_from_unix_date(col("day"))).as("event_time"),
            timestamp_micros(col("known")).as("known_at"));
  }

  private static Dataset<Row> part(
      Dataset<Row> verdicts, String name, StructType type, String sources) {
    Column date = date_from_unix_date(col("day"));
    Stream<Column> common =
        Stream.of(
            lit(sources).as("sources"),
            col("ticker"),
            date.as("date"),
            SessionColumns.close(date).as("event_time"),
            timestamp_micros(col("known")).as("known_at"));
    Stream<Column> own = Arrays.stream(type.fieldNames()).map(field -> col(name + "." + field));
    return verdicts
        .where(col(name).isNotNull())
        .select(Stream.concat(common, own).toArray(Column[]::new));
  }

  private static Iterator<Row> decide(
      Iterator<Row> rows, List<String> trust, Map<String, List<Ruling>> rulings) {
    Consensus consensus = new Consensus(trust);
    Iterator<TickerFacts> tickers = TickerFacts.byTicker(rows);
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(tickers, Spliterator.ORDERED), false)
        .flatMap(
            facts ->
                rows(
                    facts,
                    consensus.of(
                        facts.ticker(),
                        facts.bars(),
                        facts.actions(),
                        rulings.getOrDefault(facts.ticker(), List.of()))))
        .iterator();
  }

  private static Stream<Row> rows(TickerFacts facts, Verdict verdict) {
    return Stream.of(
            verdict.prices().stream().map(price -> row(facts.ticker(), price)),
            verdict.disagreements().stream().map(matter -> row(facts.ticker(), matter)),
            verdict.holds().stream().map(hold -> row(facts.ticker(), hold)))
        .flatMap(rows -> rows);
  }

  private static Row row(String ticker, PriceVersion price) {
    VendorBar bar = price.bar();
    return RowFactory.create(
        ticker,
        (int) price.date().toEpochDay(),
        micros(price.knownAt()),
        RowFactory.create(
            bar.open(),
            bar.high(),
            bar.low(),
            bar.close(),
            bar.volume(),
            price.splitRatio(),
            price.cashDividend(),
            bar.vendor(),
            price.status().label()),
        null,
        null);
  }

  private static Row row(String ticker, Disagreement matter) {
    return RowFactory.create(
        ticker,
        (int) matter.date().toEpochDay(),
        micros(matter.knownAt()),
        null,
        RowFactory.create(
            matter.field().label(), Json.write(matter.values()), matter.chosen(), matter.reason()),
        null);
  }

  private static Row row(String ticker, Hold hold) {
    VendorBar bar = hold.bar();
    return RowFactory.create(
        ticker,
        (int) bar.date().toEpochDay(),
        micros(hold.knownAt()),
        null,
        null,
        RowFactory.create(
            bar.id(ticker),
            bar.vendor(),
            bar.raw(),
            hold.held() ? "held" : "doubted",
            hold.rules().toArray(String[]::new),
            hold.reasons().toArray(String[]::new),
            Json.write(hold.repair())));
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
