package io.tidemark.serving.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.feature.Plan;
import io.tidemark.serving.features.FeatureReads.OfSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureReadsTest {
  private static final Plan PLAN =
      FeatureSet.parse(
              "test",
              """
              set: test
              entity: ticker
              calendar: XNYS
              sources: { px: market.prices, macro: macro.series }
              features:
                nested: mean(ref(px.close, 2), 5) / px.open
                across: xs_rank(px.volume / ref(px.volume, 3))
                after:  mean(xs_rank(ref(px.close, 1)), 4) + macro.DGS10
              """)
          .features();

  @Test
  void windowsWithinWindowsAddUp() {
    FeatureReads nested = FeatureReads.of(PLAN, "nested");
    assertThat(nested.isAcross()).isFalse();
    assertThat(nested.sources()).containsExactly(new OfSource("px", List.of("close", "open"), 6));
  }

  @Test
  void anOperatorAcrossTickersReadsTheRowsOfAll() {
    FeatureReads across = FeatureReads.of(PLAN, "across");
    assertThat(across.isAcross()).isTrue();
    assertThat(across.sources()).containsExactly(new OfSource("px", List.of("volume"), 3));
  }

  @Test
  void everySourceHasItsOwnLookBack() {
    assertThat(FeatureReads.of(PLAN, "after").sources())
        .containsExactly(
            new OfSource("macro", List.of("DGS10"), 0), new OfSource("px", List.of("close"), 4));
  }
}
