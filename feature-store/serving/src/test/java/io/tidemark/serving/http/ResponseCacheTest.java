package io.tidemark.serving.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResponseCacheTest {
  private final ResponseCache answers = new ResponseCache(10);
  private int made;

  @Test
  void whatIsAskedForAgainIsNotMadeAgain() {
    ask("a", 4);
    ask("a", 4);
    assertThat(made).isEqualTo(1);
  }

  @Test
  void thoseLongestUnaskedForGoFirst() {
    ask("a", 4);
    ask("b", 4);
    ask("a", 4);
    ask("c", 4);
    assertThat(made).isEqualTo(3);
    ask("a", 4);
    assertThat(made).isEqualTo(3);
    ask("b", 4);
    assertThat(made).isEqualTo(4);
  }

  @Test
  void oneThatIsTooLargeIsAnsweredAndNotKept() {
    assertThat(ask("a", 11)).hasSize(11);
    ask("a", 11);
    assertThat(made).isEqualTo(2);
  }

  private byte[] ask(String tag, int size) {
    return answers.get(
        tag,
        () -> {
          made++;
          return new byte[size];
        });
  }
}
