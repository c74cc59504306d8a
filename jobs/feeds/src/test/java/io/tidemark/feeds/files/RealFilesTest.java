package io.tidemark.feeds.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidemark.core.files.FileContent;
import io.tidemark.feeds.TextRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real files with their defects, if a copy of them is next to the checkout. */
class RealFilesTest {
  private static final Path DATA =
      Path.of(System.getProperty("tidemark.shared.data", "../../../shared/data"));

  @BeforeEach
  void needsTheFiles() {
    assumeTrue(Files.isDirectory(DATA), () -> "no real files under " + DATA);
  }

  @Test
  void everyRowOfALargeFile() {
    Map<TextRow.Kind, Long> counts = counts(FileContent.BARS, "daily/google_2017.csv.gz");

    assertThat(counts).isEqualTo(Map.of(TextRow.Kind.BAR, 606_801L));
  }

  @Test
  void actionsWithBarsAndInSeparateFiles() {
    assertThat(counts(FileContent.BARS, "daily/wiki_2014.csv.gz"))
        .isEqualTo(Map.of(TextRow.Kind.BAR, 916L, TextRow.Kind.ACTION, 9L));
    assertThat(counts(FileContent.ACTIONS, "daily/ndx_actions_A_L.csv.gz"))
        .isEqualTo(Map.of(TextRow.Kind.ACTION, 3001L));
    assertThat(counts(FileContent.ACTIONS, "etf/etf_actions_2021.csv.gz"))
        .isEqualTo(Map.of(TextRow.Kind.ACTION, 1347L));
  }

  @Test
  void filesNamedAfterTheirTicker() throws IOException {
    Set<String> tickers = new TreeSet<>();
    for (Path file : list("daily/yfinance_repair")) {
      each(
          FileContent.BARS,
          file,
          row -> {
            tickers.add(row.text("ticker"));
            assertThat(row.text("date")).matches("\\d{4}-\\d{2}-\\d{2}");
          });
    }

    assertThat(tickers).contains("AET-L", "ASAI-L", "CALM", "EA", "AV-L", "1398-HK", "DODFX");
    assertThat(tickers).hasSize(22);
  }

  @Test
  void macroVintages() throws IOException {
    Set<String> series = new TreeSet<>();
    Set<Instant> vintages = new TreeSet<>();
    for (Path file : list("macro/vintages_2005_2016")) {
      each(
          FileContent.MACRO,
          file,
          row -> {
            series.add(row.text("series"));
            if (row.knownAt() != null) {
              vintages.add(row.knownAt());
            }
          });
    }

    assertThat(series).hasSize(22).contains("GDP", "UNRATE", "BAA", "NFCI", "T10Y2Y");
    assertThat(vintages).hasSize(47).contains(Instant.parse("2015-05-01T00:00:00Z"));
    assertThat(counts(FileContent.MACRO, "macro/fred_daily_monthly_2016.csv.gz"))
        .isEqualTo(Map.of(TextRow.Kind.MACRO, 110_169L - 2_986));
  }

  private static List<Path> list(String folder) throws IOException {
    try (Stream<Path> files = Files.list(DATA.resolve(folder))) {
      return files.sorted().toList();
    }
  }

  private static Map<TextRow.Kind, Long> counts(FileContent kind, String file) {
    Map<TextRow.Kind, Long> counts = new EnumMap<>(TextRow.Kind.class);
    each(kind, DATA.resolve(file), row -> counts.merge(row.kind(), 1L, Long::sum));
    return counts;
  }

  private static void each(FileContent kind, Path file, Consumer<TextRow> rows) {
    ColumnMapping mapping =
        ColumnMapping.of(
            kind, file.getFileName().toString(), DelimitedFile.header(file), Map.of(), null);
    DelimitedFile.read(
        file, (line, row, raw) -> mapping.rows(row, file + ":" + line, raw).forEach(rows));
  }
}
