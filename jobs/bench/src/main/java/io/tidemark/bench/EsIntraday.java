package io.tidemark.bench;

import io.tidemark.api.features.ExportFeaturesRequest;
import io.tidemark.api.market.MarketScope;
import io.tidemark.core.RunKey;
import io.tidemark.core.table.market.MinuteBarsTable;
import io.tidemark.features.materialize.ExportFeatures;
import io.tidemark.lake.Lake;
import io.tidemark.lake.SparkSessions;
import io.tidemark.lake.TableSchema;
import io.tidemark.simulation.futures.FuturesMinutes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * The whole set {@code es-intraday} over five years of a simulated future's minute bars, from the
 * lake to a Parquet file, including the scores of its forecasts. There is no peer; the median is
 * the job's time.
 */
final class EsIntraday implements Bench {
  private static final int ROUNDS = 3;
  private static final LocalDate FROM = LocalDate.of(2019, 1, 2);
  private static final LocalDate TO = LocalDate.of(2023, 12, 29);

  @Override
  public String name() {
    return "es-intraday";
  }

  @Override
  public String describe() {
    return "the whole set over minutes from %s to %s, from disk to a file".formatted(FROM, TO);
  }

  @Override
  public List<Line> measure() throws IOException {
    Path folder = Files.createTempDirectory("tidemark-bench");
    SparkSession spark = SparkSessions.create("local[*]");
    spark.sparkContext().setLogLevel("WARN");
    try {
      Lake lake = new Lake(spark, folder.resolve("lake").toString());
      fill(lake);
      List<Double> seconds = new ArrayList<>();
      for (int round = 0; round <= ROUNDS; round++) {
        double time = build(lake, folder.resolve("out.parquet"), round);
        if (round > 0) {
          seconds.add(time);
        }
      }
      return List.of(new Line(name(), describe(), "tidemark", Bench.median(seconds), 1));
    } finally {
      spark.stop();
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  private double build(Lake lake, Path out, int round) {
    ExportFeaturesRequest request =
        new ExportFeaturesRequest(
            new RunKey("es/" + round),
            "es-intraday",
            new MarketScope(List.of("bench"), List.of(), FROM, TO, Instant.now()),
            "",
            out.toString());
    long start = System.nanoTime();
    ExportFeaturesRequest.Result result = new ExportFeatures(lake).run(request, stage -> {});
    double time = (System.nanoTime() - start) / 1e9;
    System.err.printf("%,d rows in %.1f s; %s%n", result.rows(), time, result.forecasts());
    return time;
  }

  private static void fill(Lake lake) {
    FuturesMinutes bars = FuturesMinutes.of(7, FROM, TO);
    JavaSparkContext context = JavaSparkContext.fromSparkContext(lake.spark().sparkContext());
    double[][] prices = {bars.opens(), bars.highs(), bars.lows(), bars.closes(), bars.volumes()};
    Broadcast<double[][]> all = context.broadcast(prices);
    Broadcast<long[]> starts = context.broadcast(bars.starts());
    int parts = 16;
    int size = bars.size();
    JavaRDD<Row> rows =
        context
            .parallelize(IntStream.range(0, parts).boxed().toList(), parts)
            .flatMap(
                part ->
                    IntStream.range(
                            (int) ((long) size * part / parts),
                            (int) ((long) size * (part + 1) / parts))
                        .mapToObj(t -> row(starts.value()[t], all.value(), t))
                        .iterator());
    lake.append(
        MinuteBarsTable.TABLE,
        lake.spark().createDataFrame(rows, TableSchema.given(MinuteBarsTable.TABLE)),
        new RunKey("minutes"));
  }

  private static Row row(long start, double[][] prices, int t) {
    Timestamp begin = Timestamp.from(Instant.ofEpochSecond(start));
    Timestamp end = Timestamp.from(Instant.ofEpochSecond(start + 60));
    return RowFactory.create(
        "bench",
        "ES",
        begin,
        prices[0][t],
        prices[1][t],
        prices[2][t],
        prices[3][t],
        prices[4][t],
        null,
        1,
        null,
        null,
        end,
        end);
  }
}
