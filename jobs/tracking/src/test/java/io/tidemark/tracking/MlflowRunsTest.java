package io.tidemark.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.UserFault;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MlflowRunsTest {
  @Test
  void aFilterUsesTheQuoteThatTheTextDoesNotContain() {
    assertThat(MlflowRuns.experimentFilter("demo")).isEqualTo("name = 'demo'");
    assertThat(MlflowRuns.experimentFilter("ann's")).isEqualTo("name = \"ann's\"");
    assertThat(MlflowRuns.experimentFilter("the \"best\"")).isEqualTo("name = 'the \"best\"'");
    assertThat(MlflowRuns.tagFilter(Map.of("b", "it's", "a.x", "1")))
        .isEqualTo("tags.`a.x` = '1' and tags.`b` = \"it's\"");
  }

  @Test
  void aNameWithBothQuotesIsRefused() {
    assertThatThrownBy(() -> MlflowRuns.experimentFilter("ann's \"best\""))
        .isInstanceOf(UserFault.class)
        .hasMessageContainingAll("ann's \"best\"", "holds both", "leave one of them out");
  }
}
