package io.tidemark.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import io.tidemark.core.RunKey;
import io.tidemark.lake.SparkSessions;
import io.tidemark.lake.asof.AsOfJoin;
import io.tidemark.lake.asof.Matches;
import io.tidemark.lake.asof.SortOrder;
import io.tidemark.lake.asof.SortedRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.vectorized.ColumnVector;

/**
 * An as-of join of a day's trades with the last earlier quote, from files to sums by symbol:
 * Tidemark over tables of sorted runs, DuckDB and Polars on the same Parquet files, and plain Spark
 * with a union and a window, which is so slow that it runs fewer rounds. Then the same with half of
 * all rows in one symbol (skew).
 */
final class AsOfJoins implements Bench {
  private static final int ROUNDS = 9;
  private static final int WINDOW_ROUNDS = 3;
  private static final int SYMBOLS = 500;
  private static final int TRADES = 5_000_000;
  private static final int QUOTES = 20_000_000;
  private static final int FILE_ROWS = 1_000_000;
  private static final Instant AS_OF = Instant.parse("2026-01-02T00:00:00Z");
  private static final SortOrder ORDER = SortOrder.by("symbol", "time");
  private static final AsOfJoin JOIN = AsOfJoin.of(ORDER, ORDER, "bid", "ask");

  /** Relative tolerance of sums that are added in a different order. */
  private static final double TOLERANCE = 1e-6;

  @Override
  public String name() {
    return "asof-join";
  }

  @Override
  public String describe() {
    return "%,d trades x %,d quotes of %d symbols, from files to sums; the window %d times, others %d"
        .formatted(TRADES, QUOTES, SYMBOLS, WINDOW_ROUNDS, ROUNDS);
  }

  @Override
  public List<Line> measure() throws IOException {
    Path python = Path.of(System.getenv().getOrDefault("TIDEMARK_PEERS_PYTHON", "python3"));
    Path folder = Files.createTempDirectory("tidemark-bench");
    SparkSession spark = SparkSessions.create("local[*]");
    spark.sparkContext().setLogLevel("WARN");
    List<Peer> peers = new ArrayList<>();
    try {
      Path even = folder.resolve("even");
      Path skewed = folder.resolve("skewed");
      write(spark, even, false);
      write(spark, skewed, true);
      for (String tool : List.of("duckdb", "polars")) {
        peers.add(
            new Peer(
                python,
                "asof_join.py",
                tool,
                even.resolve("trades").toString(),
                even.resolve("quotes").toString()));
      }
      double[] sums = join(spark, even);
      for (Peer peer : peers) {
        Path file = folder.resolve("peer.f64");
        peer.write(file);
        PeerComparison.requireEqual(
            name(), TOLERANCE, peer.version(), sums, PeerComparison.doubles(file));
      }
      PeerComparison.requireEqual(name(), TOLERANCE, "the window", sums, window(spark, even));
      PeerComparison.requireEqual(
          name(), TOLERANCE, "the window, skewed", join(spark, skewed), window(spark, skewed));

      Map<String, DoubleSupplier> works = new LinkedHashMap<>();
      works.put("tidemark", () -> seconds(() -> join(spark, even)));
      works.put("tidemark, skewed", () -> seconds(() -> join(spark, skewed)));
      peers.forEach(peer -> works.put(peer.version(), peer::run));
      works.put("spark window", () -> seconds(() -> window(spark, even)));
      return lines(works);
    } finally {
      peers.forEach(Peer::close);
      spark.stop();
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  private List<Line> lines(Map<String, DoubleSupplier> works) {
    Map<String, List<Double>> seconds = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Map.Entry<String, DoubleSupplier> work : works.entrySet()) {
        if (round < WINDOW_ROUNDS || !work.getKey().equals("spark window")) {
          seconds
              .computeIfAbsent(work.getKey(), tool -> new ArrayList<>())
              .add(work.getValue().getAsDouble());
        }
      }
    }
    double own = Bench.median(seconds.get("tidemark"));
    return seconds.entrySet().stream()
        .map(
            e -> {
              double median = Bench.median(e.getValue());
              return new Line(name(), describe(), e.getKey(), median, median / own);
            })
        .toList();
  }

  /**
   * By symbol, sorted: the number of trades with a quote, and the sum of their distances from the
   * mid price.
   */
  private static double[] join(SparkSession spark, Path folder) {
    Map<String, double[]> all = new TreeMap<>();
    JOIN.batches(
            SortedRuns.open(spark, folder.resolve("trades").toString()).select("price"),
            SortedRuns.open(spark, folder.resolve("quotes").toString()),
            AS_OF,
            AsOfJoins::sums)
        .collect()
        .forEach(
            sums ->
                sums.forEach(
                    (symbol, sum) ->
                        all.merge(symbol, sum, (a, b) -> new double[] {a[0] + b[0], a[1] + b[1]})));
    return all.values().stream().flatMapToDouble(Arrays::stream).toArray();
  }

  private static Iterator<Map<String, double[]>> sums(Iterator<Matches> trades) {
    Map<String, double[]> sums = new HashMap<>();
    while (trades.hasNext()) {
      Matches some = trades.next();
      double[] sum = sums.computeIfAbsent(some.key(), symbol -> new double[2]);
      ColumnVector price = some.column("price");
      ColumnVector bid = some.column("bid");
      ColumnVector ask = some.column("ask");
      for (int i = some.from(); i < some.to(); i++) {
        if (!bid.isNullAt(i)) {
          sum[0]++;
          sum[1] += price.getDouble(i) - (bid.getDouble(i) + ask.getDouble(i)) / 2;
        }
      }
    }
    return List.of(sums).iterator();
  }

  private static double[] window(SparkSession spark, Path folder) {
    Dataset<Row> quotes =
        read(spark, folder, "quotes")
            .select(
                col("symbol"),
                col("time"),
                lit(0).as("side"),
                lit(null).cast("double").as("price"),
                struct(col("bid"), col("ask")).as("quote"));
    Dataset<Row> trades =
        read(spark, folder, "trades")
            .select(
                col("symbol"),
                col("time"),
                lit(1).as("side"),
                col("price"),
                lit(null).cast("struct<bid:double,ask:double>").as("quote"));
    WindowSpec before =
        Window.partitionBy("symbol")
            .orderBy("time", "side")
            .rowsBetween(Window.unboundedPreceding(), Window.currentRow());
    List<Row> rows =
        quotes
            .union(trades)
            .withColumn("quote", last(col("quote"), true).over(before))
            .where("side = 1 and quote is not null")
            .groupBy("symbol")
            .agg(
                count(lit(1)).cast("double"),
                sum(col("price").minus(col("quote.bid").plus(col("quote.ask")).divide(2))))
            .orderBy("symbol")
            .collectAsList();
    return rows.stream()
        .flatMapToDouble(row -> DoubleStream.of(row.getDouble(1), row.getDouble(2)))
        .toArray();
  }

  private static Dataset<Row> read(SparkSession spark, Path folder, String table) {
    return spark.read().format("delta").load(folder.resolve(table).toString());
  }

  private static void write(SparkSession spark, Path folder, boolean skewed) {
    RunKey key = new RunKey("bench");
    Dataset<Row> trades =
        ticks(spark, TRADES, skewed, 1).selectExpr("symbol", "time", "cents / 100 as price");
    SortedRuns.append(trades, ORDER, folder.resolve("trades").toString(), TRADES / FILE_ROWS, key);
    Dataset<Row> quotes =
        ticks(spark, QUOTES, skewed, 2)
            .selectExpr(
                "symbol",
                "time",
                "cents / 100 as bid",
                "(cents + 1 + pmod(number, 3)) / 100 as ask");
    SortedRuns.append(quotes, ORDER, folder.resolve("quotes").toString(), QUOTES / FILE_ROWS, key);
  }

  /** Rows over a session of six and a half hours, with distinct times per symbol. */
  private static Dataset<Row> ticks(SparkSession spark, int rows, boolean skewed, int seed) {
    int first = skewed ? rows / 2 : rows / SYMBOLS;
    int each = (int) Math.ceil((rows - first) / (SYMBOLS - 1.0));
    long session = 6L * 3_600_000_000L + 1_800_000_000L;
    return spark
        .range(rows)
        .selectExpr(
            "if(id < %1$d, 0, 1 + (id - %1$d) div %2$d) as ticker".formatted(first, each),
            "if(id < %1$d, id, (id - %1$d) %% %2$d) as number".formatted(first, each),
            "if(id < %d, %d, %d) as step".formatted(first, session / first, session / each),
            "pmod(xxhash64(id, %d), 1000000007) as chance".formatted(seed))
        .selectExpr(
            "format_string('S%03d', ticker) as symbol",
            "timestamp_micros(1767277800000000 + number * step + chance % step) as time",
            "number",
            "2000 + ticker * 17 % 9000 + cast(200 * sin(number * step / 3e9) as long) + chance % 7"
                + " as cents");
  }

  private static double seconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }
}
