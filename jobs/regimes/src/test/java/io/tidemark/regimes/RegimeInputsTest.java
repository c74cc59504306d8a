package io.tidemark.regimes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.core.time.TradingCalendar;
import io.tidemark.sources.vintages.MacroSource;
import io.tidemark.sources.vintages.VintageHistory;
import io.tidemark.sources.vintages.VintageHistory.Release;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegimeInputsTest {
  private static final TradingCalendar NYSE = TradingCalendar.XNYS;
  private static final VintageHistory NO_MACRO = new VintageHistory(List.of(), MacroSource.STALE);

  @Test
  void volatilityUsesOnlyTheLast21Sessions() {
    List<MarketDay> days = market("2020-01-02", "2020-03-31");
    RegimeInputs whole = RegimeInputs.of(days, NO_MACRO, NYSE);
    List<MarketDay> window = days.subList(days.size() - 21, days.size());
    double[] returns = window.stream().mapToDouble(MarketDay::meanReturn).toArray();
    assertThat(whole.value(days.size() - 1, column(whole, "market_volatility")))
        .isCloseTo(Math.log(MarketDay.deviation(returns)), within(1e-12));
    assertThat(whole.value(13, column(whole, "market_volatility"))).isNaN();
    assertThat(whole.value(14, column(whole, "market_volatility"))).isNotNaN();
  }

  @Test
  void aConstantMarketHasAMissingVolatility() {
    List<MarketDay> still =
        NYSE.sessions(LocalDate.of(2020, 1, 2), LocalDate.of(2020, 2, 28)).stream()
            .map(day -> MarketDay.of(day, new double[6]))
            .toList();
    RegimeInputs inputs = RegimeInputs.of(still, NO_MACRO, NYSE);
    assertThat(inputs.value(30, column(inputs, "market_volatility"))).isNaN();
    assertThat(inputs.value(30, column(inputs, "market_dispersion"))).isNaN();
  }

  @Test
  void aMacroFigureIsOnlyInTheFirstSessionThatKnowsIt() {
    List<MarketDay> days = market("2020-01-02", "2020-02-28");
    Instant beforeTheOpenOfTheEighth = Instant.parse("2020-01-08T14:29:00Z");
    VintageHistory macro =
        new VintageHistory(
            List.of(new Release("T10Y2Y", LocalDate.of(2020, 1, 1), beforeTheOpenOfTheEighth, 0.3)),
            MacroSource.STALE);
    RegimeInputs inputs = RegimeInputs.of(days, macro, NYSE);
    assertThat(shown(inputs, "term_spread")).containsExactly(LocalDate.of(2020, 1, 7));
  }

  @Test
  void aDailySeriesCountsOnceAMonth() {
    List<MarketDay> days = market("2020-01-02", "2020-03-31");
    List<Release> daily = new ArrayList<>();
    for (MarketDay day : days) {
      double value = day.session().getDayOfYear() / 100.0;
      daily.add(new Release("T10Y2Y", day.session(), NYSE.close(day.session()), value));
    }
    RegimeInputs inputs = RegimeInputs.of(days, new VintageHistory(daily, MacroSource.STALE), NYSE);
    assertThat(shown(inputs, "term_spread"))
        .containsExactly(
            LocalDate.of(2020, 1, 2), LocalDate.of(2020, 2, 3), LocalDate.of(2020, 3, 2));
  }

  private static List<LocalDate> shown(RegimeInputs inputs, String quantity) {
    List<LocalDate> shown = new ArrayList<>();
    for (int t = 0; t < inputs.size(); t++) {
      if (!Double.isNaN(inputs.value(t, column(inputs, quantity)))) {
        shown.add(inputs.sessions().get(t));
      }
    }
    return shown;
  }

  private static int column(RegimeInputs inputs, String quantity) {
    for (int i = 0; i < inputs.columns().size(); i++) {
      if (inputs.columns().get(i).quantity().equals(quantity)) {
        return i;
      }
    }
    throw new AssertionError("no column of " + quantity);
  }

  private static List<MarketDay> market(String from, String to) {
    return NYSE.sessions(LocalDate.parse(from), LocalDate.parse(to)).stream()
        .map(day -> MarketDay.of(day, new double[] {0.001 * (day.hashCode() % 17)}))
        .toList();
  }
}
