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

class SeriesMeanTest {
  private static final int SERIES = 400;

  /** Rejections of 400 at 5 %: more than 32, or fewer than 9, have a probability below 0.5 %. */
  private static final int MOST_REJECTED = 32;

  private static final int LEAST_REJECTED = 9;

  @Property
  void equalsTheOracleAlsoWithGaps(
      @ForAll @IntRange(min = 2, max = 120) int count,
      @ForAll @IntRange(min = 1, max = 9) int horizon,
      @ForAll long seed) {
    Random random = new Random(seed);
    double[] values = random.doubles(count, -1, 1).toArray();
    int[] times = new int[count];
    for (int i = 1; i < count; i++) {
      times[i] = times[i - 1] + 1 + (random.nextInt(4) == 0 ? random.nextInt(30) : 0);
    }
    SeriesMean estimate = SeriesMean.of(values, times, horizon);
    assertThat(estimate.degrees())
        .isEqualTo(SeriesMean.degrees(count, overlapOracle(times, horizon)));
    assertThat(estimate.standardError())
        .isCloseTo(oracle(values, estimate.degrees()), within(1e-10));
  }

  /** By hand: the only cosine of two values is ±cos(π/4) · √(2/2), the projection ∓√2. */
  @Test
  void twoValuesHaveOneDegreeOfFreedom() {
    SeriesMean estimate = SeriesMean.of(new double[] {1, 3}, new int[] {0, 50}, 1);
    assertThat(estimate.mean()).isEqualTo(2);
    assertThat(estimate.degrees()).isEqualTo(1);
    assertThat(estimate.standardError()).isCloseTo(1, within(1e-12));
    // the 97.5 % quantile of Cauchy's distribution is tan(0.475 π) = 12.7062
    assertThat(estimate.low()).isCloseTo(2 - 12.7062, within(1e-4));
    assertThat(estimate.high()).isCloseTo(2 + 12.7062, within(1e-4));
    // its tail beyond 2 is 1/2 - arctan(2) / π
    assertThat(estimate.pAbove()).isCloseTo(0.5 - Math.atan(2) / Math.PI, within(1e-12));
    assertThat(SeriesMean.twoSided(-2, 1)).isCloseTo(1 - 2 * Math.atan(2) / Math.PI, within(1e-12));
    assertThat(SeriesMean.twoSided(Double.NaN, 1)).isNaN();
  }

  @Test
  void positiveAutocorrelationWidensTheInterval() {
    double[] fresh = new Random(1).doubles(300, -1, 1).toArray();
    double[] repeated = IntStream.range(0, 300).mapToDouble(i -> fresh[i / 5]).toArray();
    int[] times = IntStream.range(0, 300).toArray();
    assertThat(SeriesMean.of(repeated, times, 5).standardError())
        .isGreaterThan(1.5 * SeriesMean.of(fresh, times, 5).standardError());
  }

  @Test
  void theDegreesAreTheSmallerOfRuleAndOverlap() {
    assertThat(SeriesMean.degrees(1000, 1)).isEqualTo(41);
    assertThat(SeriesMean.degrees(1000, 21)).isEqualTo(15);
    assertThat(SeriesMean.degrees(60, 21)).isEqualTo(1);
    assertThat(SeriesMean.degrees(1, 1)).isZero();
    assertThat(SeriesMean.overlap(new int[] {0, 1, 2, 30, 32, 33, 40}, 5)).isEqualTo(3);
    assertThat(SeriesMean.overlap(new int[] {0, 5, 10}, 5)).isEqualTo(1);
    assertThat(SeriesMean.overlap(new int[0], 5)).isZero();
  }

  @Test
  void withoutTwoValuesThereIsNoError() {
    SeriesMean none = SeriesMean.of(new double[0], new int[0], 5);
    assertThat(none.mean()).isZero();
    assertThat(none.low()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(SeriesMean.of(new double[] {3}, new int[1], 5).pAbove()).isEqualTo(1);
  }

  @Test
  void aConstantHasNoError() {
    double[] values = new double[10];
    Arrays.fill(values, 0.1);
    SeriesMean estimate = SeriesMean.of(values, IntStream.range(0, 10).toArray(), 2);
    assertThat(estimate.mean()).isEqualTo(0.1);
    assertThat(estimate.standardError()).isZero();
    assertThat(estimate.pAbove()).isZero();
  }

  @Test
  void theLevelHoldsWithOverlaps() {
    int[] days = IntStream.range(0, 250).toArray();
    assertThat(rejections(days, 1)).isBetween(LEAST_REJECTED, MOST_REJECTED);
    assertThat(rejections(days, 5)).isBetween(LEAST_REJECTED, MOST_REJECTED);
    assertThat(rejections(days, 21)).isBetween(LEAST_REJECTED, MOST_REJECTED);
  }

  @Test
  void theLevelHoldsOnTheDaysOfOneRegime() {
    int[] days = IntStream.range(0, 600).filter(t -> t / 30 % 3 == 0 || t % 40 == 7).toArray();
    assertThat(rejections(days, 5)).isBetween(LEAST_REJECTED, MOST_REJECTED);
    assertThat(rejections(days, 21)).isBetween(LEAST_REJECTED, MOST_REJECTED);
  }

  /** Of 400 series without a mean, sums of {@code horizon} shocks, those rejected at 5 %. */
  private static int rejections(int[] days, int horizon) {
    Random random = new Random(5);
    int rejected = 0;
    for (int s = 0; s < SERIES; s++) {
      double[] shocks = random.doubles(days[days.length - 1] + horizon, -1, 1).toArray();
      double[] values =
          IntStream.of(days)
              .mapToDouble(t -> Arrays.stream(shocks, t, t + horizon).sum())
              .toArray();
      SeriesMean mean = SeriesMean.of(values, days, horizon);
      rejected += mean.low() > 0 || mean.high() < 0 ? 1 : 0;
    }
    return rejected;
  }

  /** The definition, in other terms: a quadratic form of all pairs. */
  private static double oracle(double[] values, int degrees) {
    int n = values.length;
    double sum = 0;
    for (int s = 1; s <= n; s++) {
      for (int t = 1; t <= n; t++) {
        double kernel = 0;
        for (int j = 1; j <= degrees; j++) {
          kernel += Math.cos(Math.PI * j * (s - 0.5) / n) * Math.cos(Math.PI * j * (t - 0.5) / n);
        }
        sum += values[s - 1] * values[t - 1] * kernel * 2 / n / degrees;
      }
    }
    return Math.sqrt(Math.max(sum, 0) / n);
  }

  private static int overlapOracle(int[] times, int horizon) {
    return IntStream.of(times)
        .map(from -> (int) IntStream.of(times).filter(t -> t >= from && t < from + horizon).count())
        .max()
        .orElse(0);
  }
}
