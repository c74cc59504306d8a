package io.tidemark.sources.bars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.UserFault;
import io.tidemark.core.feature.FeatureSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MinuteBarSourceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CMES | px.close              | index point",
        "CMES | px.volume / px.trades | contract trade^-1",
        "CMES | vol.minute            | minute",
        "CMES | vol.minute + 5        | minute",
        "CMES | px.close / px.open    | pure number",
        "XNYS | px.close              | USD share^-1",
        "XNYS | px.close * px.volume  | USD",
      })
  void unitsAreThoseOfTheMarket(String calendar, String expression, String unit) {
    assertThat(set(calendar, expression).features().output("f").unit()).hasToString(unit);
  }

  @ParameterizedTest
  @ValueSource(strings = {"px.close + vol.minute", "px.trades - px.volume"})
  void whatHasNoMeaningIsRefused(String expression) {
    assertThatThrownBy(() -> set("CMES", expression)).isInstanceOf(UserFault.class);
  }

  private static FeatureSet set(String calendar, String expression) {
    return FeatureSet.parse(
        "units",
        """
        set: units
        entity: ticker
        calendar: %s
        sources: { px: market.minutes, vol: intraday.volatility }
        features:
          f: %s
        """
            .formatted(calendar, expression));
  }
}
