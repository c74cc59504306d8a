package io.tidemark.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class DurationTextTest {
  @Test
  void durationsAreReadable() {
    assertThat(DurationText.of(Duration.ofSeconds(-3))).isEqualTo("0 s");
    assertThat(DurationText.of(Duration.ofSeconds(59))).isEqualTo("59 s");
    assertThat(DurationText.of(Duration.ofSeconds(125))).isEqualTo("2 min 05 s");
    assertThat(DurationText.of(Duration.ofMinutes(70))).isEqualTo("1 h 10 min");
  }

  @Test
  void aLongTextIsCut() {
    assertThat(DurationText.fit("two\n words", 20)).isEqualTo("two words");
    assertThat(DurationText.fit("abcdef", 4)).isEqualTo("abc…");
  }

  @Test
  void columnsAreAligned() {
    assertThat(new TextTable("part", "state").row("temporal", "up").lines())
        .containsExactly("part      state", "temporal  up");
  }
}
