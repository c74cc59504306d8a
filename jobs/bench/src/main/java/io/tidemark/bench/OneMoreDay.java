package io.tidemark.bench;

import io.tidemark.api.features.BuildFeaturesRequest;
import io.tidemark.api.market.MarketScope;
import io.tidemark.core.RunKey;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.learning.FeatureTable;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.features.materialize.BuildFeatures;
import io.tidemark.lake.Lake;
import io.tidemark.lake.SparkSessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.functions;

/**
 * Alpha158 of one more day on a table of ten years, compared with a full build, whose rows of that
 * day must be bit-identical.
 */
final class OneMoreDay implements Bench {
  private static final int ROUNDS = 9;
  private static final int TICKERS = 500;
  private static final int DAYS = 2_520;
  private static final FeatureSet SET = FeatureSet.load("alpha158");
  private static final Table TABLE = FeatureTable.of(SET);
  private static final Instant AS_OF = Instant.parse("2026-01-01T00:00:00Z");

  private final SimulatedBars bars = new SimulatedBars(TICKERS, DAYS + ROUNDS + 1);
  private final List<LocalDate> days = bars.days();

  @Override
  public String name() {
    return "one-more-day";
  }

  @Override
  public String describe() {
    return "%d features of one more day, %d tickers, on %,d days"
        .formatted(SET.featureNames().size(), TICKERS, DAYS);
  }

  @Override
  public List<Line> measure() throws IOException {
    Path folder = Files.createTempDirectory("tidemark-bench");
    SparkSession spark = SparkSessions.create("local[*]");
    spark.sparkContext().setLogLevel("WARN");
    try {
      Lake lake = new Lake(spark, folder.resolve("lake").toString());
      bars.fill(lake, 0, DAYS);
      build(lake, "whole", 0, DAYS - 1);
      List<Double> one = new ArrayList<>();
      for (int round = 0; round <= ROUNDS; round++) {
        int day = DAYS + round;
        bars.fill(lake, day, day + 1);
        one.add(build(lake, "day/" + round, day, day));
      }
      List<Double> whole = new ArrayList<>();
      List<List<Row>> daily = rows(lake);
      for (int round = 0; round < 3; round++) {
        FileUtils.deleteDirectory(folder.resolve("lake/features").toFile());
        DeltaLog.clearCache();
        lake = new Lake(spark, folder.resolve("lake").toString());
        whole.add(build(lake, "all/" + round, 0, DAYS + ROUNDS));
      }
      requireEqual(daily, rows(lake));
      double day = Bench.median(one.subList(1, one.size()));
      double all = Bench.median(whole);
      return List.of(
          new Line(name(), describe(), "one more day", day, 1),
          new Line(name(), describe(), "the whole build", all, all / day));
    } finally {
      spark.stop();
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  private double build(Lake lake, String key, int from, int to) {
    BuildFeaturesRequest request =
        new BuildFeaturesRequest(
            new RunKey(key),
            SET.name(),
            new MarketScope(List.of("bench"), List.of(), days.get(from), days.get(to), AS_OF),
            "",
            lake.version(PricesTable.TABLE));
    long start = System.nanoTime();
    BuildFeaturesRequest.Result result = new BuildFeatures(lake).run(request, stage -> {});
    double seconds = (System.nanoTime() - start) / 1e9;
    System.err.printf("%s: %,d rows in %.2f s%n", key, result.written(), seconds);
    return seconds;
  }

  /** The features of the days that were added individually. */
  private List<List<Row>> rows(Lake lake) {
    List<List<Row>> rows = new ArrayList<>();
    Column[] columns =
        Stream.concat(Stream.of("ticker", "date"), SET.featureNames().stream())
            .map(name -> functions.col(name))
            .toArray(Column[]::new);
    for (int day = DAYS; day <= DAYS + ROUNDS; day += 4) {
      rows.add(
          lake.asOf(TABLE, AS_OF)
              .where("date = '%s'".formatted(days.get(day)))
              .select(columns)
              .orderBy("ticker")
              .collectAsList());
    }
    return rows;
  }

  private static void requireEqual(List<List<Row>> daily, List<List<Row>> whole) {
    if (!daily.toString().equals(whole.toString()) || daily.get(0).size() != TICKERS) {
      throw new IllegalStateException("a day that was added differs from the full build");
    }
  }
}
