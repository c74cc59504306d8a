package io.tidemark.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.rand;
import static org.apache.spark.sql.functions.when;

import io.delta.tables.DeltaTable;
import io.tidemark.core.RunKey;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.market.DailyBarsTable;
import io.tidemark.lake.Lake;
import io.tidemark.lake.SparkSessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A history is loaded again with one row in a hundred restated: the lake's bitemporal append,
 * compared with an upsert of the same rows by Delta's {@code MERGE} into a table of the same
 * columns. The last version of each fact must be the same in both.
 */
final class BitemporalAppend implements Bench {
  private static final int VENDORS = 2;
  private static final int TICKERS = 500;
  private static final int DAYS = 1_200;
  private static final int ROWS = VENDORS * TICKERS * DAYS;
  private static final int ROUNDS = 9;
  private static final Instant FIRST = Instant.parse("2024-01-02T00:00:00Z");
  private static final Instant SECOND = Instant.parse("2024-01-03T00:00:00Z");

  @Override
  public String name() {
    return "bitemporal-append";
  }

  @Override
  public String describe() {
    return "%,d bars loaded again, one in a hundred restated".formatted(ROWS);
  }

  @Override
  public List<Line> measure() throws IOException {
    Path folder = Files.createTempDirectory("tidemark-bench");
    SparkSession spark = SparkSessions.create("local[*]");
    try {
      Dataset<Row> first = stored(bars(spark, FIRST), folder.resolve("first"));
      Dataset<Row> again = stored(restated(first), folder.resolve("again"));
      new Lake(spark, folder.resolve("ours").toString())
          .append(DailyBarsTable.TABLE, first, new RunKey("first"));
      first.write().format("delta").save(folder.resolve("theirs").toString());
      Map<String, List<Double>> seconds = new LinkedHashMap<>();
      for (int round = 0; round <= ROUNDS; round++) {
        Path ours = copy(folder.resolve("ours"), folder.resolve("ours-" + round));
        Path theirs = copy(folder.resolve("theirs"), folder.resolve("theirs-" + round));
        Lake lake = new Lake(spark, ours.toString());
        double own = timed(() -> lake.append(DailyBarsTable.TABLE, again, new RunKey("again")));
        double merge = timed(() -> merge(spark, theirs, again));
        if (round == 0) {
          requireSame(lake.asOf(DailyBarsTable.TABLE, SECOND), read(spark, theirs));
        } else {
          seconds.computeIfAbsent("tidemark append", tool -> new ArrayList<>()).add(own);
          seconds.computeIfAbsent("Delta MERGE", tool -> new ArrayList<>()).add(merge);
        }
        FileUtils.deleteDirectory(ours.toFile());
        FileUtils.deleteDirectory(theirs.toFile());
      }
      double own = Bench.median(seconds.get("tidemark append"));
      return seconds.entrySet().stream()
          .map(
              e -> {
                double median = Bench.median(e.getValue());
                return new Line(name(), describe(), e.getKey(), median, median / own);
              })
          .toList();
    } finally {
      spark.stop();
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  private static Dataset<Row> bars(SparkSession spark, Instant known) {
    Dataset<Row> rows =
        spark
            .range(ROWS)
            .selectExpr(
                "concat('v', id div " + TICKERS * DAYS + ") as vendor",
                "format_string('T%04d', id div " + DAYS + " % " + TICKERS + ") as ticker",
                "date_add(date'2019-01-01', cast(id % " + DAYS + " as int)) as date",
                "20 + rand(1) * 100 as close",
                "floor(1e6 * rand(2)) as volume");
    return rows.withColumn("open", col("close").multiply(0.99))
        .withColumn("high", col("close").multiply(1.01))
        .withColumn("low", col("close").multiply(0.98))
        .withColumn("volume", col("volume").cast("double"))
        .withColumn("vwap", lit(null).cast("double"))
        .withColumn("adj_close", lit(null).cast("double"))
        .withColumn("place", lit("bench"))
        .withColumn("payload", lit("bench"))
        .withColumn(Table.EVENT_TIME, col("date").cast("timestamp"))
        .withColumn(Table.KNOWN_AT, lit(Timestamp.from(known)));
  }

  private static Dataset<Row> restated(Dataset<Row> first) {
    return first
        .withColumn(
            "close", when(rand(3).lt(0.01), col("close").multiply(1.001)).otherwise(col("close")))
        .withColumn(Table.KNOWN_AT, lit(Timestamp.from(SECOND)));
  }

  private static Dataset<Row> stored(Dataset<Row> rows, Path folder) {
    rows.write().parquet(folder.toString());
    return rows.sparkSession().read().parquet(folder.toString());
  }

  private static void merge(SparkSession spark, Path table, Dataset<Row> rows) {
    String differs =
        DailyBarsTable.TABLE.content().stream()
            .map(column -> "not (t.%s <=> s.%s)".formatted(column, column))
            .collect(Collectors.joining(" or "));
    DeltaTable.forPath(spark, table.toString())
        .as("t")
        .merge(rows.as("s"), "t.vendor = s.vendor and t.ticker = s.ticker and t.date = s.date")
        .whenMatched(differs)
        .updateAll()
        .whenNotMatched()
        .insertAll()
        .execute();
  }

  private static Dataset<Row> read(SparkSession spark, Path table) {
    return spark.read().format("delta").load(table.toString());
  }

  private static void requireSame(Dataset<Row> ours, Dataset<Row> theirs) {
    String[] columns = {"vendor", "ticker", "date", "open", "high", "low", "close", "volume"};
    Dataset<Row> a = ours.selectExpr(columns);
    Dataset<Row> b = theirs.selectExpr(columns);
    if (a.count() != ROWS || !a.exceptAll(b).isEmpty()) {
      throw new IllegalStateException("the append and the merge give different results");
    }
  }

  private static Path copy(Path from, Path to) throws IOException {
    FileUtils.copyDirectory(from.toFile(), to.toFile());
    return to;
  }

  private static double timed(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }
}
