package io.tidemark.workflows.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class WordsTest {
  @Test
  void durationsAsPeopleSayThem() {
    assertThat(Words.of(Duration.ofSeconds(-3))).isEqualTo("0 s");
    assertThat(Words.of(Duration.ofSeconds(59))).isEqualTo("59 s");
    assertThat(Words.of(Duration.ofSeconds(125))).isEqualTo("2 min 05 s");
    assertThat(Words.of(Duration.ofMinutes(70))).isEqualTo("1 h 10 min");
  }

  @Test
  void aLongTextIsCutWhereItMust() {
    assertThat(Words.fit("two\n words", 20)).isEqualTo("two words");
    assertThat(Words.fit("abcdef", 4)).isEqualTo("abc…");
  }

  @Test
  void columnsStandUnderOneAnother() {
    assertThat(new TextTable("part", "state").row("temporal", "up").lines())
        .containsExactly("part      state", "temporal  up");
  }
}
