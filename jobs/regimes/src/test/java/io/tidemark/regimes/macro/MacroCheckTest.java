package io.tidemark.regimes.macro;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.sources.vintages.VintageHistory.Release;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class MacroCheckTest {
  private static final Instant END = Instant.parse("2016-12-30T14:30:00Z");

  @Test
  void aSourceKnownInTimeNeedsNoWarning() {
    assertThat(MacroCheck.late("fred", List.of(unrate(END), unrate(END.plusSeconds(9))), END))
        .isEmpty();
  }

  @Test
  void aSourceKnownTooLateGetsAWarningWithTheWayOut() {
    assertThat(MacroCheck.late("fred", List.of(unrate(END.plusSeconds(1))), END).orElseThrow())
        .contains("'fred' has 1 observations", "2016-12-30T14:30:01Z", "--known-at");
  }

  @Test
  void anEmptySourceIsNamed() {
    assertThat(MacroCheck.unusable("nowhere", List.of()))
        .contains("'nowhere' has no observations", "--source nowhere");
  }

  @Test
  void aSourceWithoutUsableSeriesGetsAWarningWithTheUsableOnes() {
    assertThat(MacroCheck.unusable("fred", List.of("GDP"))).contains("[GDP]", "UNRATE", "--map");
  }

  private static Release unrate(Instant knownAt) {
    return new Release("UNRATE", LocalDate.of(2016, 1, 1), knownAt, 4.9);
  }
}
