package io.tidemark.core.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NeweyWestTest {

  @Property
  void equalsTheOracleAlsoWithGaps(
      @ForAll @IntRange(min = 2, max = 120) int count,
      @ForAll @IntRange(min = 0, max = 9) int minLags,
      @ForAll long seed) {
    Random random = new Random(seed);
    double[] values = random.doubles(count, -1, 1).toArray();
    int[] times = new int[count];
    for (int i = 1; i < count; i++) {
      times[i] = times[i - 1] + 1 + (random.nextInt(4) == 0 ? random.nextInt(30) : 0);
    }
    NeweyWest estimate = NeweyWest.of(values, times, minLags);
    assertThat(estimate.standardError())
        .isCloseTo(oracle(values, times, estimate.lags()), within(1e-10));
  }

  @Test
  void withoutLagsItEqualsTheUsualStandardError() {
    NeweyWest estimate = NeweyWest.of(new double[] {1, 3}, new int[] {0, 50}, 0);
    assertThat(estimate.mean()).isEqualTo(2);
    assertThat(estimate.standardError()).isCloseTo(Math.sqrt(2) / 2, within(1e-12));
    assertThat(estimate.low()).isCloseTo(2 - 1.96 * Math.sqrt(2) / 2, within(1e-4));
    assertThat(estimate.high()).isCloseTo(2 + 1.96 * Math.sqrt(2) / 2, within(1e-4));
  }

  @Test
  void positiveAutocorrelationWidensTheInterval() {
    double[] fresh = new Random(1).doubles(300, -1, 1).toArray();
    double[] repeated = IntStream.range(0, 300).mapToDouble(i -> fresh[i / 5]).toArray();
    int[] times = IntStream.range(0, 300).toArray();
    assertThat(NeweyWest.of(repeated, times, 4).standardError())
        .isGreaterThan(1.5 * NeweyWest.of(fresh, times, 4).standardError());
  }

  @Test
  void theLagsAreTheLargerOfHorizonAndRule() {
    assertThat(NeweyWest.automaticLags(100)).isEqualTo(4);
    assertThat(NeweyWest.automaticLags(1000)).isEqualTo(6);
    int[] times = IntStream.range(0, 100).toArray();
    assertThat(NeweyWest.of(new double[100], times, 9).lags()).isEqualTo(9);
    assertThat(NeweyWest.of(new double[100], times, 2).lags()).isEqualTo(4);
  }

  @Test
  void anEmptySeriesHasNoEstimate() {
    assertThat(NeweyWest.of(new double[0], new int[0], 4).standardError()).isZero();
  }

  /** The definition: every pair of observations, weighted by their distance in time. */
  private static double oracle(double[] values, int[] times, int lags) {
    double mean = IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum();
    mean /= values.length;
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values.length; j++) {
        int apart = Math.abs(times[i] - times[j]);
        if (apart <= lags) {
          sum += (1 - apart / (lags + 1.0)) * (values[i] - mean) * (values[j] - mean);
        }
      }
    }
    return Math.sqrt(Math.max(sum, 0)) / values.length;
  }

  @Test
  void aConstantHasNoError() {
    double[] values = new double[10];
    Arrays.fill(values, 0.1);
    NeweyWest estimate = NeweyWest.of(values, IntStream.range(0, 10).toArray(), 1);
    assertThat(estimate.mean()).isEqualTo(0.1);
    assertThat(estimate.standardError()).isZero();
  }
}
