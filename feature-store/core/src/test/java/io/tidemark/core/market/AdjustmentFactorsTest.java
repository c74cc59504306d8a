package io.tidemark.core.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AdjustmentFactorsTest {
  private static final double NONE = Double.NaN;

  @Test
  void aSplitDividesOnlyPricesBeforeItsExDate() {
    assertThat(AdjustmentFactors.splits(new double[] {1, 1, 2, 1})).containsExactly(2, 2, 1, 1);
  }

  @Test
  void splitsMultiplyAndAReverseSplitReducesTheFactor() {
    assertThat(AdjustmentFactors.splits(new double[] {1, 3, 0.5, 1}))
        .containsExactly(1.5, 0.5, 1, 1);
  }

  @Test
  void aDividendLowersEarlierPricesByItsShareOfTheCloseBefore() {
    double[] factors =
        AdjustmentFactors.dividends(new double[] {50, 40, 39, 41}, new double[] {0, 0, 1, 0});
    assertThat(factors).containsExactly(0.975, 0.975, 1, 1);
  }

  @Test
  void theCloseBeforeAnExDateIsTheRawOneAlsoWhenTheShareSplitsThatDay() {
    double[] ratio = {1, 2};
    double[] close = {100, 49};
    double[] dividend = {0, 2};
    assertThat(AdjustmentFactors.prices(ratio, close, dividend)).containsExactly(0.98 / 2, 1);
  }

  @Test
  void sessionsWithoutACloseAreSkippedWhenLookingForTheCloseBefore() {
    double[] factors =
        AdjustmentFactors.dividends(new double[] {80, NONE, 79}, new double[] {0, 0, 4});
    assertThat(factors).containsExactly(0.95, 0.95, 1);
  }

  @Test
  void aDividendWithoutACloseBeforeOrNotBelowItChangesNothing() {
    assertThat(AdjustmentFactors.dividends(new double[] {80, 79}, new double[] {1, 80}))
        .containsExactly(1, 1);
  }

  @Test
  void aMissingValueIsNotAnAction() {
    assertThat(AdjustmentFactors.splits(new double[] {1, NONE, 1})).containsExactly(1, 1, 1);
    assertThat(AdjustmentFactors.dividends(new double[] {5, 5}, new double[] {0, NONE}))
        .containsExactly(1, 1);
  }

  @Test
  void invalidValuesAreNamed() {
    assertThatThrownBy(() -> AdjustmentFactors.splits(new double[] {1, -2}))
        .hasMessage("split ratio -2.0 at session 1 must be above 0");
    assertThatThrownBy(() -> AdjustmentFactors.dividends(new double[] {1}, new double[] {-1}))
        .hasMessage("dividend -1.0 at session 0 must not be below 0");
    assertThatThrownBy(() -> AdjustmentFactors.dividends(new double[2], new double[3]))
        .hasMessage("arrays of 2 and 3 sessions must have the same length");
  }

  @Property(tries = 200)
  void bothChainsEqualTheProductOverEveryLaterAction(@ForAll("histories") List<Session> history) {
    double[] factors = factors(history);
    for (int i = 0; i < history.size(); i++) {
      double expected = 1;
      for (int later = i + 1; later < history.size(); later++) {
        double before = history.get(later - 1).close();
        expected *= (before - history.get(later).dividend()) / before;
        expected /= history.get(later).ratio();
      }
      assertThat(factors[i]).isCloseTo(expected, within(1e-12 * expected));
    }
  }

  @Property(tries = 200)
  void theFutureRescalesAChainButChangesNoReturn(@ForAll("histories") List<Session> history) {
    double[] whole = factors(history);
    for (int known = 2; known <= history.size(); known++) {
      double[] then = factors(history.subList(0, known));
      for (int i = 1; i < known; i++) {
        double step = whole[i - 1] / whole[i];
        assertThat(then[i - 1] / then[i]).isCloseTo(step, within(1e-12 * step));
      }
      assertThat(then[known - 1]).isEqualTo(1);
    }
  }

  record Session(double close, double ratio, double dividend) {}

  @Provide
  Arbitrary<List<Session>> histories() {
    Arbitrary<Double> close = Arbitraries.doubles().between(10, 500);
    Arbitrary<Double> ratio = Arbitraries.of(1.0, 1.0, 1.0, 1.0, 2.0, 1.5, 0.1);
    Arbitrary<Double> dividend = Arbitraries.of(0.0, 0.0, 0.0, 0.25, 3.0);
    return Combinators.combine(close, ratio, dividend)
        .as(Session::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(30);
  }

  private static double[] factors(List<Session> history) {
    return AdjustmentFactors.prices(column(history, 0), column(history, 1), column(history, 2));
  }

  private static double[] column(List<Session> history, int which) {
    double[][] rows =
        history.stream()
            .map(s -> new double[] {s.ratio(), s.close(), s.dividend()})
            .toArray(double[][]::new);
    return Arrays.stream(rows).mapToDouble(row -> row[which]).toArray();
  }
}
