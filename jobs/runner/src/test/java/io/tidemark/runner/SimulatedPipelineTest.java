package io.tidemark.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.lake.LakeExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole pipeline on a small simulated market, over HTTP, faults included. */
@ExtendWith(LakeExtension.class)
class SimulatedPipelineTest {
  private static final LocalDate FIRST = LocalDate.of(2016, 1, 4);
  private static final LocalDate CUT = LocalDate.of(2018, 6, 29);
  private static final LocalDate LAST = LocalDate.of(2019, 6, 28);

  @TempDir Path folder;

  @Test
  void aRerunChangesNothingAndNoFutureLeaks(SparkSession spark) throws IOException {
    WholePipeline whole = pipeline(LAST);
    WholePipeline.Outcome outcome = whole.fetchAndRun();

    assertThat(outcome.landed().bars()).isGreaterThan(7_000);
    assertThat(outcome.reconciled().agreed()).isGreaterThan(3_000);
    assertThat(outcome.published().version()).startsWith("v0001-");
    assertThat(folder.resolve(LAST + "/" + outcome.report().path())).isRegularFile();
    assertThat(whole.fetchAndRun()).as("the rerun gives the same result").isEqualTo(outcome);

    Map<String, String> tables = whole.fingerprints(spark);
    assertThat(tables).hasSizeGreaterThan(9);
    whole.forgetWhatIsDone();
    assertThat(whole.fetchAndRun().published()).isEqualTo(outcome.published());
    assertThat(whole.fingerprints(spark)).as("no row lost or duplicated").isEqualTo(tables);

    WholePipeline then = pipeline(CUT);
    then.fetchAndRun();

    assertThat(then.sightUpTo(CUT, spark)).isEqualTo(whole.sightUpTo(CUT, spark)).isNotEmpty();
  }

  private WholePipeline pipeline(LocalDate last) {
    return new WholePipeline(
        folder.resolve(last.toString()),
        List.of("sim-polygon", "sim-tiingo"),
        "sim-fred",
        List.of("AVNQ", "AXLO", "DVLQ", "SHLQ", "YRDQ"),
        FIRST,
        last);
  }
}
