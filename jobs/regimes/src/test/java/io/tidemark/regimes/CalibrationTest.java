package io.tidemark.regimes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.api.regimes.LabelRegimesRequest.Refit;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.regimes.WalkForwardRegimes.Path;
import io.tidemark.sources.vintages.MacroSource;
import io.tidemark.sources.vintages.VintageHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Markets that switch between three known regimes, with a dispersion that remembers itself. */
class CalibrationTest {
  private static final double[] MEANS = {0.0006, 0.0003, -0.0008};
  private static final double[] DEVIATIONS = {0.006, 0.010, 0.020};
  private static final double[][] MOVES = {
    {.985, .0125, .0025}, {.01, .98, .01}, {.005, .02, .975}
  };

  /**
   * Where 21-session volatilities and dispersions counted as independent, it was 86 %, and the loss
   * 1.2.
   */
  @Test
  void aSureRegimeIsMostlyTheTrueOne() {
    int sure = 0;
    int right = 0;
    double surprise = 0;
    int sessions = 0;
    for (int world = 0; world < 4; world++) {
      int[] states = new int[1_260];
      Path path =
          new WalkForwardRegimes(RegimeSettings.DEFAULT)
              .label(inputs(market(new Random(world), states, 0.9), 0));
      for (int i = 0; i < path.filtered().length; i++) {
        double[] probabilities = path.filtered()[i];
        int truth = states[path.first() + i];
        surprise -= Math.log(probabilities[truth]);
        sessions++;
        for (int k = 0; k < probabilities.length; k++) {
          sure += probabilities[k] > 0.95 ? 1 : 0;
          right += probabilities[k] > 0.95 && k == truth ? 1 : 0;
        }
      }
    }
    assertThat(sure).isGreaterThan(sessions / 4);
    assertThat((double) right / sure).isGreaterThan(0.92);
    assertThat(surprise / sessions).isLessThan(0.6);
  }

  @Test
  void aRefitTellsHowFarItMovedTheStates() {
    List<MarketDay> market = market(new Random(5), new int[400], 0);
    RegimeFit before = RegimeFit.on(inputs(market, 0), RegimeSettings.DEFAULT);
    RegimeFit after = RegimeFit.on(inputs(market, 0.02), RegimeSettings.DEFAULT);
    double[] returns = market.stream().mapToDouble(MarketDay::meanReturn).toArray();
    double narrowest = before.model().variance(0, 0);
    for (int k = 1; k < 3; k++) {
      narrowest = Math.min(narrowest, before.model().variance(k, 0));
    }
    LocalDate session = market.get(0).session();
    Refit refit = after.since(before, RegimeSettings.DEFAULT.regimes(), session).orElseThrow();
    assertThat(refit.input()).isEqualTo("market_return (log, equal weight)");
    assertThat(refit.move())
        .as("a return that is higher by 2 % on every session")
        .isCloseTo(0.02 / (MarketDay.deviation(returns) * Math.sqrt(narrowest)), within(1e-3));
    assertThat(before.since(before, RegimeSettings.DEFAULT.regimes(), session).orElseThrow().move())
        .isZero();
  }

  @Test
  void eachRefitIsReported() {
    Path path =
        new WalkForwardRegimes(RegimeSettings.DEFAULT)
            .label(inputs(market(new Random(6), new int[700], 0), 0));
    assertThat(path.refits())
        .extracting(Refit::session)
        .containsExactly(
            LocalDate.of(2001, 7, 2), LocalDate.of(2002, 1, 2), LocalDate.of(2002, 7, 1));
  }

  private static RegimeInputs inputs(List<MarketDay> market, double more) {
    List<MarketDay> days =
        market.stream()
            .map(day -> new MarketDay(day.session(), day.meanReturn() + more, day.dispersion()))
            .toList();
    VintageHistory none = new VintageHistory(List.of(), MacroSource.STALE);
    return RegimeInputs.of(days, none, TradingCalendar.XNYS);
  }

  private static List<MarketDay> market(Random random, int[] states, double memory) {
    List<MarketDay> days = new ArrayList<>();
    LocalDate session = LocalDate.of(2000, 1, 3);
    int state = 1;
    double log = 0;
    for (int t = 0; t < states.length; t++) {
      double draw = random.nextDouble();
      int next = 0;
      for (double sum = MOVES[state][0]; next < 2 && draw >= sum; sum += MOVES[state][next]) {
        next++;
      }
      state = next;
      states[t] = state;
      log = memory * log + 0.25 * Math.sqrt(1 - memory * memory) * random.nextGaussian();
      double mean = MEANS[state] + DEVIATIONS[state] * random.nextGaussian();
      days.add(new MarketDay(session, mean, DEVIATIONS[state] * Math.exp(log)));
      session = TradingCalendar.XNYS.next(session);
    }
    return days;
  }
}
