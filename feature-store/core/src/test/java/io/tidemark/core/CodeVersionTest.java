package io.tidemark.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodeVersionTest {
  @Test
  void isTheVersionOfTheBuild() {
    assertThat(CodeVersion.current())
        .matches("\\d+\\.\\d+\\.\\d+(-\\w+)?\\+(unknown|[0-9a-f]{10,}(-changed)?)");
  }
}
