package io.tidemark.bench.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.bench.promotion.ScoredWorld.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromotionWorldsTest {
  private static final PromotionWorlds TWELVE = new PromotionWorlds(12, 1);

  /** Of twelve worlds at 5 %, more than two have a probability of 2 %. */
  @Test
  void noiseIsHardlyEverPromoted() {
    assertThat(TWELVE.wrong("noise", new Signal(0, 0), 5).count()).isLessThan(3);
  }

  @Test
  void aStrongSignalIsPromotedAndNoOtherChallenger() {
    List<Rate> rates = TWELVE.planted(new Signal(0.08, 0.12), 5);
    assertThat(rates.get(1).count()).isGreaterThan(9);
    assertThat(rates.get(2).count()).isLessThan(3);
  }

  /** Published example: 81 of 263 have the interval 0.2553 to 0.3662 (Newcombe, 1998). */
  @Test
  void theIntervalIsWilsons() {
    Rate rate = Rate.of("x", 263, 81, 0.05);
    assertThat(rate.low()).isCloseTo(0.2553, within(5e-5));
    assertThat(rate.high()).isCloseTo(0.3662, within(5e-5));
    assertThat(Rate.of("x", 10, 0, Double.NaN).text()).endsWith("0.0 %  (0.0 to 27.8)");
  }
}
