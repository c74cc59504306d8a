package io.tidemark.bench;

import io.tidemark.api.market.ImportRequest;
import io.tidemark.api.market.MarketScope;
import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.files.FileContent;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.ingest.ImportFiles;
import io.tidemark.ingest.Reconcile;
import io.tidemark.lake.Lake;
import io.tidemark.lake.SparkSessions;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.SparkSession;

/**
 * Lands, validates and reconciles two vendors' daily bars from files, then one more day. Measures
 * the time of the jobs in a process with an existing Spark session; the peak memory of the process
 * is printed to the error stream.
 */
final class MarketDataLoad implements Bench {
  private static final int TICKERS = 500;
  private static final int DAYS = 1_200;
  private static final LocalDate FIRST = LocalDate.of(2019, 1, 2);
  private static final List<String> VENDORS = List.of("left", "right");

  @Override
  public String name() {
    return "market-data-load";
  }

  @Override
  public String describe() {
    return "2 vendors x %,d bars landed, validated, reconciled; then one day of %d tickers"
        .formatted(TICKERS * DAYS, TICKERS);
  }

  @Override
  public List<Line> measure() throws IOException {
    Path folder = Files.createTempDirectory("tidemark-bench");
    SparkSession spark = SparkSessions.create("local[*]");
    try {
      List<LocalDate> days = days();
      Lake lake = new Lake(spark, folder.resolve("lake").toString());
      double history = load(lake, folder, "history", days.subList(0, DAYS));
      double day = load(lake, folder, "day", days.subList(DAYS, DAYS + 1));
      System.err.println(peak());
      return List.of(
          new Line(name(), describe(), "history", history, 1),
          new Line(name(), describe(), "one day", day, day / history));
    } finally {
      spark.stop();
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  private static double load(Lake lake, Path folder, String name, List<LocalDate> days)
      throws IOException {
    List<Path> files = new ArrayList<>();
    for (String vendor : VENDORS) {
      files.add(write(folder.resolve(vendor + "-" + name + ".csv.gz"), vendor, days));
    }
    long start = System.nanoTime();
    for (int i = 0; i < VENDORS.size(); i++) {
      RunKey key = new RunKey(name + "-" + VENDORS.get(i));
      new ImportFiles(lake)
          .run(
              new ImportRequest(
                  key,
                  FileContent.BARS,
                  VENDORS.get(i),
                  List.of(files.get(i).toString()),
                  "",
                  Map.of()),
              stage -> {});
    }
    ReconcileRequest.Result result =
        new Reconcile(lake)
            .run(
                new ReconcileRequest(
                    new RunKey(name + "-reconcile"),
                    new MarketScope(
                        VENDORS,
                        List.of(),
                        days.get(0),
                        days.get(days.size() - 1),
                        Instant.now().truncatedTo(ChronoUnit.MICROS))),
                stage -> {});
    double seconds = (System.nanoTime() - start) / 1e9;
    long reconciled = result.agreed() + result.single() + result.disputed() + result.held();
    if (reconciled != (long) TICKERS * days.size()) {
      throw new IllegalStateException("%d ticker-days were reconciled".formatted(reconciled));
    }
    return seconds;
  }

  private static List<LocalDate> days() {
    List<LocalDate> days = new ArrayList<>();
    LocalDate day = FIRST;
    while (days.size() <= DAYS) {
      days.add(day);
      day = TradingCalendar.XNYS.next(day);
    }
    return days;
  }

  /** One in a thousand closes of the second vendor is wrong by 2 %. */
  private static Path write(Path file, String vendor, List<LocalDate> days) throws IOException {
    try (BufferedWriter out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8))) {
      out.write("symbol,date,open,high,low,close,volume\n");
      for (int ticker = 0; ticker < TICKERS; ticker++) {
        Random path = new Random(ticker);
        Random odd = new Random(ticker + 31L * vendor.hashCode());
        double close = 50;
        for (LocalDate day = FIRST; !day.isAfter(days.get(days.size() - 1)); ) {
          close *= Math.exp(0.01 * path.nextGaussian());
          double quoted = vendor.equals("right") && odd.nextInt(1_000) == 0 ? close * 1.02 : close;
          if (!day.isBefore(days.get(0))) {
            out.write(
                String.format(
                    Locale.ROOT,
                    "T%03d,%s,%.2f,%.2f,%.2f,%.2f,%d%n",
                    ticker,
                    day,
                    quoted * 0.995,
                    quoted * 1.01,
                    quoted * 0.99,
                    quoted,
                    1_000_000 + path.nextInt(1_000_000)));
          } else {
            path.nextInt(1_000_000);
          }
          day = TradingCalendar.XNYS.next(day);
        }
      }
    }
    return file;
  }

  private static String peak() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmHWM"))
          .findFirst()
          .orElse("")
          .replace("VmHWM:", "peak resident memory:");
    } catch (IOException e) {
      return "peak resident memory: not available on this system";
    }
  }
}
