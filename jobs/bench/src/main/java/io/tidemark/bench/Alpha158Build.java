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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
 * Qlib's Alpha158 over ten years: the build job, from the lake's prices to a written table,
 * compared with Qlib, from its own files to a data frame in memory with caches disabled. Qlib has
 * values where a window is not full yet; these are not compared.
 */
final class Alpha158Build implements Bench {
  private static final int ROUNDS = 9;
  private static final int TICKERS = 500;
  private static final int DAYS = 2_520;
  private static final Instant AS_OF = Instant.parse("2025-01-01T00:00:00Z");

  /** Qlib computes in single precision. */
  private static final double TOLERANCE = 2e-3;

  private static final FeatureSet SET = FeatureSet.load("alpha158");

  private final SimulatedBars bars = new SimulatedBars(TICKERS, DAYS);
  private final List<LocalDate> days = bars.days();

  @Override
  public String name() {
    return "alpha158";
  }

  @Override
  public String describe() {
    return "%d features, %d tickers x %,d days, from disk"
        .formatted(SET.featureNames().size(), TICKERS, DAYS);
  }

  @Override
  public List<Line> measure() throws IOException {
    Path python = Path.of(System.getenv().getOrDefault("TIDEMARK_QLIB_PYTHON", "python3"));
    Path folder = Files.createTempDirectory("tidemark-bench");
    SparkSession spark = SparkSessions.create("local[*]");
    spark.sparkContext().setLogLevel("WARN");
    Path input = folder.resolve("bars.f64");
    bars.write(input);
    String[] sizes = {Integer.toString(TICKERS), Integer.toString(DAYS)};
    try (Peer qlib =
        new Peer(
            python,
            "alpha158.py",
            input.toString(),
            sizes[0],
            sizes[1],
            folder.resolve("qlib").toString())) {
      Path root = folder.resolve("lake");
      bars.fill(new Lake(spark, root.toString()), 0, DAYS);
      build(spark, root, 0);
      compare(new Lake(spark, root.toString()), qlib, folder.resolve("peer.f64"));
      List<Double> own = new ArrayList<>();
      List<Double> theirs = new ArrayList<>();
      for (int round = 1; round <= ROUNDS; round++) {
        own.add(build(spark, root, round));
        theirs.add(qlib.run());
      }
      double median = Bench.median(own);
      return List.of(
          new Line(name(), describe(), "tidemark", median, 1),
          new Line(
              name(),
              describe(),
              qlib.version(),
              Bench.median(theirs),
              Bench.median(theirs) / median));
    } finally {
      spark.stop();
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  /** Builds into a new table. */
  private double build(SparkSession spark, Path root, int round) throws IOException {
    FileUtils.deleteDirectory(root.resolve("features").toFile());
    DeltaLog.clearCache();
    Lake lake = new Lake(spark, root.toString());
    BuildFeaturesRequest request =
        new BuildFeaturesRequest(
            new RunKey("build/" + round),
            SET.name(),
            new MarketScope(List.of("bench"), List.of(), days.get(0), days.get(DAYS - 1), AS_OF),
            "",
            lake.version(PricesTable.TABLE));
    long start = System.nanoTime();
    BuildFeaturesRequest.Result result = new BuildFeatures(lake).run(request, stage -> {});
    double seconds = (System.nanoTime() - start) / 1e9;
    if (result.written() != (long) TICKERS * DAYS) {
      throw new IllegalStateException("%d rows were written".formatted(result.written()));
    }
    return seconds;
  }

  /** Compares in blocks of tickers, because both tables together have three gigabytes. */
  private void compare(Lake lake, Peer qlib, Path file) throws IOException {
    qlib.write(file);
    Column[] features =
        Stream.concat(Stream.of("ticker", "date"), SET.featureNames().stream())
            .map(name -> functions.col(name))
            .toArray(Column[]::new);
    Table table = FeatureTable.of(SET);
    try (var theirs = Files.newByteChannel(file)) {
      int width = SET.featureNames().size();
      ByteBuffer buffer =
          ByteBuffer.allocate(DAYS * width * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < TICKERS; i++) {
        buffer.clear();
        while (buffer.hasRemaining() && theirs.read(buffer) >= 0) {}
        double[] expected = new double[DAYS * width];
        buffer.flip().asDoubleBuffer().get(expected);
        if (i % 25 == 0) {
          requireEqual(rows(lake, table, features, i), expected);
        }
      }
    }
  }

  private static double[] rows(Lake lake, Table table, Column[] features, int ticker) {
    List<Row> rows =
        lake.asOf(table, AS_OF)
            .where("ticker = 'T%04d'".formatted(ticker))
            .select(features)
            .orderBy("date")
            .collectAsList();
    double[] values = new double[rows.size() * (features.length - 2)];
    int at = 0;
    for (Row row : rows) {
      for (int f = 2; f < features.length; f++) {
        values[at++] = row.getDouble(f);
      }
    }
    return values;
  }

  private void requireEqual(double[] ours, double[] theirs) {
    double[] known = theirs.clone();
    for (int i = 0; i < ours.length; i++) {
      known[i] = Double.isNaN(ours[i]) ? Double.NaN : known[i];
    }
    PeerComparison.requireEqual(name(), TOLERANCE, "qlib", ours, known);
  }
}
