package io.tidemark.flows;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.Json;
import io.tidemark.flows.market.DailyRequest;
import io.tidemark.flows.steps.FlowDefinition;
import io.tidemark.flows.steps.RunProgress.State;
import io.tidemark.flows.steps.RunProgress.StepProgress;
import io.tidemark.flows.steps.RunRequest;
import io.tidemark.flows.steps.RunResult;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FlowCatalogTest {
  private static final Instant NOW = Instant.parse("2024-03-05T23:00:00Z");

  @Test
  void typesAreUniqueInTheCatalog() {
    assertThat(FlowCatalog.ALL)
        .extracting(FlowDefinition::type)
        .doesNotHaveDuplicates()
        .allSatisfy(type -> assertThat(FlowCatalog.find(type)).isPresent());
    assertThat(FlowCatalog.find("pipelin")).isEmpty();
  }

  @Test
  void emptyJsonIsAValidRequestOfEveryWorkflowThatEnds() {
    assertThat(FlowCatalog.ALL)
        .flatExtracting(flow -> flow.start().stream().toList())
        .isNotEmpty()
        .map(start -> Json.read("{}", ((FlowDefinition.Start<?, ?>) start).request()))
        .allSatisfy(request -> assertThat(((RunRequest) request).titleAt(NOW)).isNotEmpty());
  }

  @Test
  void withoutADateTheRunIsNamedByTheLastClosedSession() {
    DailyRequest open = DailyRequest.defaults();
    assertThat(open.nameAt("daily", NOW)).isEqualTo("daily-2024-03-05");
    assertThat(open.titleAt(NOW)).isEqualTo("Market data of 2024-03-05");
    assertThat(open.nameAt("daily", Instant.parse("2024-03-05T20:00:00Z")))
        .isEqualTo("daily-2024-03-04");
  }

  @Test
  void aResultShowsItsStepsByDefault() {
    record Plain(String runKey, List<StepProgress> steps) implements RunResult {}
    Plain result =
        new Plain("a", List.of(new StepProgress("land", State.DONE, NOW, NOW, "900 bars")));
    assertThat(result.lines()).containsExactly("land: 900 bars");
  }
}
