package io.tidemark.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.api.market.LandRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.store.LocalObjectStore;
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
  void aResultIsStoredForItsKeyOnly() {
    RunLedger ledger = ledger();
    LandRequest land = new LandRequest(new RunKey("demo/land"), new RunKey("demo/fetch"));
    assertThat(ledger.resultOf(land)).isEmpty();

    ledger.keep(land, RESULT);

    assertThat(ledger().resultOf(land)).contains(RESULT);
    LandRequest another = new LandRequest(new RunKey("demo-2/land"), new RunKey("demo-2/fetch"));
    assertThat(ledger.resultOf(another)).isEmpty();
  }

  @Test
  void aKeyBelongsToOneRequest() {
    RunLedger ledger = ledger();
    ledger.keep(new LandRequest(new RunKey("demo/land"), new RunKey("demo/fetch")), RESULT);
    LandRequest other = new LandRequest(new RunKey("demo/land"), new RunKey("other/fetch"));
    assertThatThrownBy(() -> ledger.resultOf(other))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("step demo/land is already done, for another request");
  }

  @Test
  void theFirstOfTwoResultsIsKept() {
    LandRequest land = new LandRequest(new RunKey("demo/land"), new RunKey("demo/fetch"));
    LandRequest.Result late = new LandRequest.Result(11, 3, 2, 1, 4, Map.of());
    assertThat(ledger().keep(land, RESULT)).isEqualTo(RESULT);
    assertThat(ledger().keep(land, late)).isEqualTo(RESULT);
    assertThat(ledger().resultOf(land)).contains(RESULT);

    LandRequest other = new LandRequest(new RunKey("demo/land"), new RunKey("other/fetch"));
    assertThatThrownBy(() -> ledger().keep(other, late))
        .isInstanceOf(UserFault.class)
        .hasMessageContaining("for another request");
  }

  @Test
  void noTemporaryFilesRemain() throws Exception {
    LandRequest land = new LandRequest(new RunKey("demo/land"), new RunKey("demo/fetch"));
    ledger().keep(land, RESULT);
    try (Stream<Path> files = Files.list(lake.resolve("_runs/demo"))) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly("land.json");
    }
  }

  private RunLedger ledger() {
    return new RunLedger(new LocalObjectStore(lake));
  }
}
