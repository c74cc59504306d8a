package io.tidemark.ingest;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidemark.api.market.ImportRequest;
import io.tidemark.api.market.LandRequest;
import io.tidemark.api.market.MarketScope;
import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.files.FileContent;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.lake.Lake;
import io.tidemark.lake.LakeExtension;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A part of two real sources of the same tickers: a late bulk download and a point-in-time one. */
@ExtendWith(LakeExtension.class)
class RealFilesTest {
  private static final Path DAILY =
      Path.of(System.getProperty("tidemark.shared.data", "../../../shared/data"))
          .resolve("daily")
          .toAbsolutePath()
          .normalize();
  private static final List<String> TICKERS = List.of("AAPL", "AET", "KO", "MSFT");

  @TempDir Path folder;

  @Test
  void realVendorsAreImportedAndReconciled(Lake lake) throws IOException {
    assumeTrue(Files.isDirectory(DAILY), "no shared data next to the repository: skipped");
    LandRequest.Result google = importBars(lake, "google", googleCut(), "");
    assertThat(google.read()).isEqualTo(google.bars() + google.quarantined()).isGreaterThan(5000);
    LandRequest.Result yahoo = importBars(lake, "yahoo", yahooCut(lake), "captured");
    assertThat(yahoo.bars()).isGreaterThan(1000);

    Instant now = Instant.now();
    ReconcileRequest.Result result =
        new Reconcile(lake)
            .run(
                new ReconcileRequest(
                    new RunKey("p/reconcile"),
                    new MarketScope(
                        List.of("google", "yahoo"),
                        TICKERS,
                        LocalDate.of(2012, 1, 1),
                        LocalDate.of(2017, 12, 31),
                        now)),
                words -> {});
    assertThat(result.tickers()).isEqualTo(TICKERS.size());
    assertThat(result.agreed()).isGreaterThan(1000);
    assertThat(result.disputed()).isLessThan(result.agreed() / 20);
    assertThat(
            lake.asOf(PricesTable.TABLE, Instant.parse("2016-01-01T00:00:00Z"))
                .select("vendor")
                .distinct()
                .collectAsList())
        .as("before the bulk download none of it is visible")
        .extracting(row -> row.getString(0))
        .doesNotContain("google");
  }

  private static LandRequest.Result importBars(
      Lake lake, String source, Path file, String knownAt) {
    return new ImportFiles(lake)
        .run(
            new ImportRequest(
                new RunKey("import/" + source),
                FileContent.BARS,
                source,
                List.of(file.toString()),
                knownAt,
                Map.of()),
            words -> {});
  }

  private Path googleCut() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(DAILY.resolve("google_2017.csv.gz"))),
                StandardCharsets.UTF_8))) {
      String header = lines.readLine();
      String rows =
          lines
              .lines()
              .filter(line -> TICKERS.contains(line.substring(0, line.indexOf(','))))
              .collect(joining("\n"));
      return Files.writeString(folder.resolve("google.csv"), header + "\n" + rows + "\n");
    }
  }

  private Path yahooCut(Lake lake) {
    Path cut = folder.resolve("yahoo.parquet");
    lake.spark()
        .read()
        .parquet(DAILY.resolve("yahoo_pit_2015_2016.parquet").toString())
        .where("symbol in ('AAPL', 'AET', 'KO', 'MSFT')")
        .coalesce(1)
        .write()
        .parquet(cut.toString());
    return cut;
  }
}
