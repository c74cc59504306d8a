package io.tidemark.flows.steps;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RunKeysTest {
  @Test
  void aValidIdIsTheKey() {
    assertThat(RunKeys.of("demo-1a2b-1").value()).isEqualTo("demo-1a2b-1");
  }

  @Test
  void idsThatWouldCollideStayDifferent() {
    assertThat(RunKeys.of("weekly-2026-01-04T11:00:00Z").value())
        .startsWith("weekly-2026-01-04T11-00-00Z-")
        .isNotEqualTo(RunKeys.of("weekly-2026-01-04T11/00/00Z").value());
    assertThat(RunKeys.of("a..b").value()).doesNotContain("..");
  }

  @Test
  void theHashIsTheStartOfSha256() {
    assertThat(RunKeys.shortHash("abc")).isEqualTo("ba7816bf");
  }
}
