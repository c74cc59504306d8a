package io.tidemark.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.api.JobRequest;
import io.tidemark.api.JobSettings;
import io.tidemark.api.market.ImportRequest;
import io.tidemark.api.market.LandRequest;
import io.tidemark.api.market.MarketScope;
import io.tidemark.api.market.ReconcileRequest;
import io.tidemark.core.Json;
import io.tidemark.core.RunKey;
import io.tidemark.core.files.FileContent;
import io.tidemark.core.table.market.DailyBarsTable;
import io.tidemark.lake.Lake;
import io.tidemark.lake.LakeExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A job as seen by its launcher: three files and an exit code. */
@ExtendWith(LakeExtension.class)
class JobMainTest {
  private static final RunKey KEY = new RunKey("test/import");

  @TempDir Path folder;
  private SparkSession spark;

  @BeforeEach
  void session(SparkSession session) {
    spark = session;
  }

  @Test
  void aJobWritesItsResultAndProgress() throws Exception {
    assertThat(run(importOf("good.csv", "AAPL,2024-03-01,179,180,178,179.5,1000\n"))).isZero();

    LandRequest.Result result = result();
    assertThat(result.bars()).isEqualTo(1);
    assertThat(folder.resolve("progress.json")).content().contains("\"stage\"");
    assertThat(bars()).isEqualTo(1);
  }

  @Test
  void aJobThatRanIsNotRunAgain() throws Exception {
    ImportRequest once = importOf("once.csv", "AAPL,2024-03-01,179,180,178,179.5,1000\n");
    run(once);
    LandRequest.Result first = result();
    Files.delete(Path.of(once.files().get(0)));

    assertThat(run(once)).isZero();

    assertThat(result()).isEqualTo(first);
    assertThat(bars()).isEqualTo(1);
  }

  @Test
  void aFaultOfTheDataIsReportedAndNotStored() throws Exception {
    ReconcileRequest reconcile =
        new ReconcileRequest(
            new RunKey("test/reconcile"),
            new MarketScope(
                List.of("acme"),
                List.of(),
                LocalDate.of(2024, 1, 1),
                LocalDate.of(2024, 3, 1),
                Instant.parse("2024-03-04T00:00:00Z")));

    assertThat(run(reconcile)).isEqualTo(2);

    assertThat(folder.resolve("result.json"))
        .content()
        .contains("fault", "vendor 'acme' is not live");
    assertThat(folder.resolve("lake/_runs/test/reconcile.json")).doesNotExist();
  }

  @Test
  void anInvalidRequestIsAUserFault() throws Exception {
    assertThat(run("{\"job\": \"bake\"}")).isEqualTo(2);
    assertThat(folder.resolve("result.json")).content().contains("fault", "bake");
    assertThat(run("{\"job\": \"bake\", \"runKey\": \"a\"}")).isEqualTo(2);
    assertThat(folder.resolve("result.json")).content().contains("fault", "no job 'bake'");
  }

  @Test
  void aFaultOfThePlatformIsReported() throws Exception {
    Files.writeString(folder.resolve("lake"), "a file where the lake's folder should be");
    ImportRequest request = importOf("good.csv", "AAPL,2024-03-01,179,180,178,179.5,1000\n");
    assertThat(run(request)).isEqualTo(1);
    assertThat(folder.resolve("result.json")).content().contains("\"error\"");
  }

  private ImportRequest importOf(String name, String rows) throws Exception {
    Path file = folder.resolve(name);
    Files.writeString(file, "symbol,date,open,high,low,close,volume\n" + rows);
    return new ImportRequest(KEY, FileContent.BARS, "acme", List.of(file.toString()), "", Map.of());
  }

  private int run(JobRequest<?> request) throws Exception {
    return run(Json.write(request));
  }

  /** The runner is not closed, because that would close the session that all tests share. */
  @SuppressWarnings("resource")
  private int run(String request) throws Exception {
    Path asked = Files.writeString(folder.resolve("request.json"), request);
    JobSettings settings = new JobSettings(folder.resolve("lake").toString(), "local[2]", "");
    return JobMain.run(
        new SparkJobRunner(),
        settings,
        asked,
        folder.resolve("result.json"),
        folder.resolve("progress.json"));
  }

  private LandRequest.Result result() throws Exception {
    return Json.read(Files.readString(folder.resolve("result.json")), LandRequest.Result.class);
  }

  private long bars() {
    return new Lake(spark, folder.resolve("lake").toString())
        .asOf(DailyBarsTable.TABLE, Instant.now())
        .count();
  }
}
