package io.tidemark.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.job.LandRequest;
import io.tidemark.core.job.RunKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLedgerTest {
  private static final LandRequest.Result RESULT =
      new LandRequest.Result(10, 3, 2, 1, 4, Map.of("ohlc", 4L));

  @TempDir Path lake;

  @Test
  void aResultIsKeptForItsKeyAlone() {
    RunLedger ledger = new RunLedger(lake);
    LandRequest land = new LandRequest(new RunKey("demo/land"), new RunKey("demo/fetch"));
    assertThat(ledger.resultOf(land)).isEmpty();

    ledger.keep(land.runKey(), RESULT);

    assertThat(new RunLedger(lake).resultOf(land)).contains(RESULT);
    LandRequest another = new LandRequest(new RunKey("demo-2/land"), new RunKey("demo-2/fetch"));
    assertThat(ledger.resultOf(another)).isEmpty();
  }

  @Test
  void nothingHalfWrittenStays() throws Exception {
    new RunLedger(lake).keep(new RunKey("demo/land"), RESULT);
    try (Stream<Path> files = Files.list(lake.resolve("_runs/demo"))) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly("land.json");
    }
  }
}
