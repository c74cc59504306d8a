package io.tidemark.api.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.Json;
import io.tidemark.core.RunKey;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FetchRequestTest {
  private static final LocalDate DAY = LocalDate.of(2024, 1, 2);

  @Test
  void aRequestWrittenBeforeThereWereResourcesAsksForDays() {
    FetchRequest old =
        Json.read(
            "{\"job\":\"fetch\",\"runKey\":\"a/b\",\"vendors\":[\"tiingo\"],\"macro\":\"\",\"tickers\":[],"
                + "\"from\":\"2024-01-02\",\"to\":\"2024-01-02\"}",
            FetchRequest.class);

    assertThat(old.resources()).containsExactly("daily");
    assertThat(old)
        .isEqualTo(new FetchRequest(new RunKey("a/b"), List.of("tiingo"), "", List.of(), DAY, DAY));
  }

  @Test
  void resourcesSurviveJson() {
    FetchRequest request =
        new FetchRequest(
            new RunKey("a/b"),
            List.of("polygon"),
            "",
            List.of(),
            DAY,
            DAY,
            List.of("minutes", "summary"));

    assertThat(Json.read(Json.write(request), FetchRequest.class)).isEqualTo(request);
  }
}
