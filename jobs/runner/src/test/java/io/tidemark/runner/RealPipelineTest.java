package io.tidemark.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidemark.core.files.FileContent;
import io.tidemark.lake.LakeExtension;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole pipeline on a part of real files: a bulk download of 2017, a point-in-time recording
 * and the vintages of macro series; and again on the data available at the end of 2015.
 */
@ExtendWith(LakeExtension.class)
class RealPipelineTest {
  private static final Path DATA = Path.of("../../../shared/data").toAbsolutePath().normalize();
  private static final List<String> TICKERS =
      List.of(
          "AAPL", "AMZN", "BAC", "CAT", "CVX", "DIS", "GE", "GS", "HD", "IBM", "INTC", "JNJ", "JPM",
          "KO", "MCD", "MMM", "MRK", "MSFT", "NKE", "PFE", "PG", "UNH", "VZ", "WMT", "XOM");
  private static final LocalDate FIRST = LocalDate.of(2012, 1, 1);
  private static final LocalDate CUT = LocalDate.of(2015, 12, 31);
  private static final LocalDate LAST = LocalDate.of(2017, 12, 31);

  @TempDir Path folder;

  @Test
  void truncatingLaterYearsChangesNothingThatADayKnew(SparkSession spark) throws IOException {
    assumeTrue(Files.isDirectory(DATA), "no shared data next to the repository: skipped");
    WholePipeline whole = imported(LAST, spark);
    WholePipeline.Outcome outcome = whole.run();

    assertThat(outcome.reconciled().tickers()).isEqualTo(TICKERS.size());
    assertThat(outcome.reconciled().agreed()).isGreaterThan(5_000);
    assertThat(outcome.regimes().sessions().keySet()).contains("calm", "stressed");
    assertThat(outcome.training().scores()).extracting(score -> score.regime()).contains("all");
    assertThat(outcome.published().version()).startsWith("v0001-");
    assertThat(folder.resolve(LAST + "/" + outcome.report().path())).isRegularFile();

    WholePipeline then = imported(CUT, spark);
    then.run();

    assertThat(then.sightUpTo(CUT, spark)).isEqualTo(whole.sightUpTo(CUT, spark)).isNotEmpty();
  }

  /** A lake with the data available on that day. */
  private WholePipeline imported(LocalDate last, SparkSession spark) throws IOException {
    WholePipeline pipeline =
        new WholePipeline(
            folder.resolve(last.toString()),
            List.of("google", "yahoo"),
            "vintages",
            TICKERS,
            FIRST,
            LAST);
    pipeline.importFiles(FileContent.BARS, "google", "", List.of(google(last).toString()));
    pipeline.importFiles(
        FileContent.BARS, "yahoo", "captured", List.of(yahoo(last, spark).toString()));
    pipeline.importFiles(FileContent.MACRO, "vintages", "", vintages(last));
    return pipeline;
  }

  private Path google(LocalDate last) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(DATA.resolve("daily/google_2017.csv.gz"))),
                StandardCharsets.UTF_8))) {
      String header = lines.readLine();
      String rows =
          lines.lines().filter(line -> isOf(line, last)).collect(Collectors.joining("\n"));
      return Files.writeString(folder.resolve("google" + last + ".csv"), header + "\n" + rows);
    }
  }

  private static boolean isOf(String line, LocalDate last) {
    String[] cells = line.split(",", 3);
    return TICKERS.contains(cells[0]) && cells[1].compareTo(last.toString()) <= 0;
  }

  private Path yahoo(LocalDate last, SparkSession spark) {
    Path cut = folder.resolve("yahoo" + last + ".parquet");
    spark
        .read()
        .parquet(DATA.resolve("daily/yahoo_pit_2015_2016.parquet").toString())
        .where("symbol in ('%s')".formatted(String.join("','", TICKERS)))
        .where("captured <= date '%s'".formatted(last))
        .coalesce(1)
        .write()
        .parquet(cut.toString());
    return cut;
  }

  /** Files are named by year and month, such as {@code 2015m4.csv.gz}. */
  private static List<String> vintages(LocalDate last) throws IOException {
    try (Stream<Path> files = Files.list(DATA.resolve("macro/vintages_2005_2016"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("\\d{4}m\\d+\\.csv\\.gz"))
          .filter(file -> Integer.parseInt(name(file).substring(0, 4)) <= last.getYear())
          .map(Path::toString)
          .sorted()
          .toList();
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
