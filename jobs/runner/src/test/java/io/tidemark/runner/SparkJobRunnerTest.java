package io.tidemark.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.api.JobSettings;
import io.tidemark.api.market.ImportRequest;
import io.tidemark.api.market.LandRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.files.FileContent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkJobRunnerTest {
  private static final RunKey KEY = new RunKey("test/import");

  @TempDir Path folder;

  /** The runner is not closed, because that would close the session that all tests share. */
  @Test
  @SuppressWarnings("resource")
  void aCancelWhileSparkStartsIsNotLost() throws Exception {
    SparkJobRunner runner = new SparkJobRunner();
    Path file = folder.resolve("bars.csv");
    Files.writeString(
        file, "symbol,date,open,high,low,close,volume\nAAPL,2024-03-01,179,180,178,179.5,1000\n");
    ImportRequest request =
        new ImportRequest(KEY, FileContent.BARS, "acme", List.of(file.toString()), "", Map.of());
    JobSettings settings = new JobSettings(folder.resolve("lake").toString(), "local[2]", "");

    assertThatThrownBy(
            () ->
                runner.run(
                    request,
                    settings,
                    progress -> {
                      if (progress.stage().equals("starting Spark")) {
                        runner.cancel(KEY);
                      }
                    }))
        .isInstanceOf(CancellationException.class)
        .hasMessageContaining("test/import");
    assertThat(folder.resolve("lake")).doesNotExist();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();

    LandRequest.Result again = runner.run(request, settings, progress -> {});
    assertThat(again.bars()).isEqualTo(1);
  }
}
