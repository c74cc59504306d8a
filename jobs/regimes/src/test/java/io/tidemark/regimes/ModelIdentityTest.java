package io.tidemark.regimes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.api.market.MarketScope;
import io.tidemark.api.regimes.LabelRegimesRequest;
import io.tidemark.core.RunKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelIdentityTest {
  private static final LocalDate SINCE = LocalDate.of(2016, 1, 4);

  @Test
  void theNameHasTheKindAndAHash() {
    assertThat(name(List.of("A", "B"), "fred", SINCE)).matches("hmm3-[0-9a-f]{8}");
  }

  @Test
  void theNameChangesWithEverythingThatDeterminesTheLabels() {
    assertThat(
            List.of(
                name(List.of("A", "B"), "fred", SINCE),
                name(List.of("A"), "fred", SINCE),
                name(List.of("A", "B"), "", SINCE),
                name(List.of("A", "B"), "fred", SINCE.plusDays(1))))
        .doesNotHaveDuplicates();
  }

  @Test
  void theNameDoesNotDependOnTheOrderOfTickersOrTheRun() {
    assertThat(name(List.of("B", "A"), "fred", SINCE))
        .isEqualTo(name(List.of("A", "B"), "fred", SINCE));
  }

  private static String name(List<String> tickers, String macro, LocalDate since) {
    LabelRegimesRequest request =
        new LabelRegimesRequest(
            new RunKey("r/" + tickers.get(0)),
            new MarketScope(List.of("a"), tickers, since, since.plusYears(1), Instant.EPOCH),
            macro,
            0);
    RegimeInputs inputs =
        new RegimeInputs(List.of(since), RegimeInputs.allColumns(), new double[1][]);
    return ModelIdentity.of(RegimeSettings.DEFAULT, request, inputs).name();
  }
}
