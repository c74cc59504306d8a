package io.tidemark.features.materialize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tidemark.api.features.ExportFeaturesRequest;
import io.tidemark.api.market.MarketScope;
import io.tidemark.core.RunKey;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.lake.Lake;
import io.tidemark.lake.LakeExtension;
import io.tidemark.lake.TableSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Runs the Python code of the notebooks page, except for its API calls. */
@ExtendWith(LakeExtension.class)
class NotebooksPageTest {
  private static final Path PROJECT = Path.of("").toAbsolutePath().getParent().getParent();
  private static final Path PYTHON = PROJECT.resolve(".tidemark/peers/bin/python");
  private static final Pattern BLOCK = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void theCodeOfThePageReadsFilesAndTables(SparkSession spark) throws Exception {
    assumeThat(PYTHON).as("./tidemark test installs it where possible").isExecutable();
    Lake lake = new Lake(spark, folder.resolve(".tidemark/data/lake").toString());
    prices(lake);
    new ExportFeatures(lake)
        .run(
            new ExportFeaturesRequest(
                new RunKey("x/export"),
                "equity-daily",
                new MarketScope(
                    List.of("x"),
                    List.of(),
                    LocalDate.of(2000, 1, 1),
                    LocalDate.of(2030, 1, 1),
                    Instant.parse("2026-01-01T00:00:00Z")),
                "",
                folder.resolve("features.parquet").toString()),
            words -> {});
    String page = Files.readString(PROJECT.resolve("docs/notebooks.md"));
    String said = run(page.substring(0, page.indexOf("## The API")));
    assertThat(said)
        .contains("'tidemark.set': 'equity-daily'", "'tidemark.vendors': 'x'")
        .contains("│ A       │");
  }

  private String run(String text) throws IOException, InterruptedException {
    String code =
        BLOCK
            .matcher(text)
            .results()
            .map(block -> block.group(1))
            .collect(Collectors.joining("\n"));
    Path script = Files.writeString(folder.resolve("page.py"), code);
    Process python =
        new ProcessBuilder(PYTHON.toString(), script.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(python.waitFor()).as(said).isZero();
    return said;
  }

  private static void prices(Lake lake) {
    Random random = new Random(3);
    List<Row> rows = new ArrayList<>();
    for (String ticker : List.of("A", "B", "C", "D")) {
      double price = 50;
      for (LocalDate day :
          TradingCalendar.XNYS.sessions(LocalDate.of(2020, 1, 2), LocalDate.of(2020, 6, 30))) {
        price *= Math.exp(0.02 * random.nextGaussian());
        Timestamp close = Timestamp.from(TradingCalendar.XNYS.close(day));
        rows.add(
            RowFactory.create(
                "x",
                ticker,
                Date.valueOf(day),
                price,
                price * 1.01,
                price * 0.99,
                price,
                1000.0,
                null,
                1.0,
                0.0,
                "x",
                "single",
                close,
                close));
      }
    }
    lake.append(
        PricesTable.TABLE,
        lake.spark().createDataFrame(rows, TableSchema.given(PricesTable.TABLE)),
        new RunKey("r/prices"));
  }
}
