package io.tidemark.core.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RankCorrelationTest {

  /** Few distinct values, so that most samples have ties. */
  @Property
  void equalsTheOracle(
      @ForAll @Size(value = 40) List<@IntRange(min = -6, max = 6) Integer> x,
      @ForAll @Size(value = 40) List<@IntRange(min = -6, max = 6) Integer> y) {
    double[] a = doubles(x);
    double[] b = doubles(y);
    double expected = oracle(a, b);
    if (Double.isNaN(expected)) {
      assertThat(RankCorrelation.of(a, b)).isNaN();
    } else {
      assertThat(RankCorrelation.of(a, b)).isCloseTo(expected, within(1e-12));
    }
  }

  @Property
  void onlyTheOrderCounts(
      @ForAll @Size(min = 3, max = 30) List<@IntRange(min = -50, max = 50) Integer> x) {
    double[] a = doubles(x);
    double[] cubed = x.stream().mapToDouble(v -> 7.0 * v * v * v).toArray();
    double[] up = new double[a.length];
    for (int i = 0; i < up.length; i++) {
      up[i] = i;
    }
    assertThat(RankCorrelation.of(a, up)).isEqualTo(RankCorrelation.of(cubed, up));
  }

  @Test
  void equalsAPublishedExample() {
    // Zar, Biostatistical Analysis: wing and tail lengths of birds, with ties
    double[] wing = {10.4, 10.8, 11.1, 10.2, 10.3, 10.2, 10.7, 10.5, 10.8, 11.2, 10.6, 11.4};
    double[] tail = {7.4, 7.6, 7.9, 7.2, 7.4, 7.1, 7.4, 7.2, 7.8, 7.7, 7.8, 8.3};
    assertThat(RankCorrelation.of(wing, tail)).isCloseTo(0.851, within(0.001));
  }

  @Test
  void tooFewOrConstantValuesGiveNaN() {
    assertThat(RankCorrelation.of(new double[] {1, 2}, new double[] {1, 2})).isNaN();
    assertThat(RankCorrelation.of(new double[] {1, 1, 1}, new double[] {1, 2, 3})).isNaN();
    assertThat(RankCorrelation.of(new double[] {1, 2, Double.NaN}, new double[] {1, 2, 3})).isNaN();
  }

  @Test
  void zerosOfBothSignsAreEqual() {
    assertThat(Ranks.average(new double[] {0.0, -0.0, 1})).containsExactly(1.5, 1.5, 3);
  }

  @Test
  void centredRanksSpanTheSameRangeForEverySizeAndKeepNaN() {
    assertThat(Ranks.centred(new double[] {3, 1, Double.NaN, 2}))
        .containsExactly(0.5f, -0.5f, Float.NaN, 0f);
    assertThat(Ranks.centred(new double[] {42})).containsExactly(0f);
    assertThat(Ranks.centred(new double[] {7, 7, 7})).containsExactly(0f, 0f, 0f);
  }

  @Test
  void arraysOfDifferentLengthsAreRefused() {
    assertThatThrownBy(() -> RankCorrelation.of(new double[3], new double[2]))
        .hasMessageContaining("3 values against 2");
  }

  private static double[] doubles(List<Integer> values) {
    return values.stream().mapToDouble(Integer::doubleValue).toArray();
  }

  /** Pearson's correlation by definition, of ranks counted by comparing every pair. */
  private static double oracle(double[] x, double[] y) {
    double[] a = countedRanks(x);
    double[] b = countedRanks(y);
    double meanA = Arrays.stream(a).average().orElseThrow();
    double meanB = Arrays.stream(b).average().orElseThrow();
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += Math.pow(a[i] - meanA, 2);
      bb += Math.pow(b[i] - meanB, 2);
    }
    return aa == 0 || bb == 0 ? Double.NaN : ab / Math.sqrt(aa) / Math.sqrt(bb);
  }

  private static double[] countedRanks(double[] values) {
    double[] ranks = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      int below = 0;
      int same = 0;
      for (double other : values) {
        below += other < values[i] ? 1 : 0;
        same += other == values[i] ? 1 : 0;
      }
      ranks[i] = below + (same + 1) / 2.0;
    }
    return ranks;
  }
}
