package io.tidemark.features.factors.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.core.series.RankCorrelation;
import io.tidemark.core.series.Ranks;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CrossSectionTest {

  @Property
  void correlationsEqualTheOracleAlsoWithTiesAndHoles(
      @ForAll @IntRange(min = 0, max = 60) int names,
      @ForAll @IntRange(min = 1, max = 40) int different,
      @ForAll long seed) {
    Random random = new Random(seed);
    double[] x = values(random, names, different);
    double[] y = values(random, names, different);
    int[] both =
        IntStream.range(0, names)
            .filter(i -> Double.isFinite(x[i]) && Double.isFinite(y[i]))
            .toArray();
    CrossSection a = CrossSection.of(x);
    CrossSection b = CrossSection.of(y);
    if (both.length < CrossSection.FEWEST) {
      assertThat(a.rankCorrelation(b)).isNaN();
      assertThat(a.correlation(b)).isNaN();
      return;
    }
    same(a.rankCorrelation(b), RankCorrelation.of(x, y));
    same(a.correlation(b), pearson(at(x, both), at(y, both)));

    double[] ranks = new double[names];
    assertThat(a.ranksAmong(b, ranks)).isEqualTo(both.length);
    assertThat(at(ranks, both)).containsExactly(Ranks.average(at(x, both)));
  }

  @Test
  void fewerThanTenNamesGiveNoCorrelation() {
    double[] nine = IntStream.range(0, 9).asDoubleStream().toArray();
    double[] ten = IntStream.range(0, 10).asDoubleStream().toArray();
    assertThat(CrossSection.of(nine).rankCorrelation(CrossSection.of(nine))).isNaN();
    assertThat(CrossSection.of(ten).rankCorrelation(CrossSection.of(ten))).isEqualTo(1);
    assertThat(CrossSection.of(ten).rankCorrelation(CrossSection.of(new double[10]))).isNaN();
    assertThat(CrossSection.of(new double[10]).correlation(CrossSection.of(ten))).isNaN();
  }

  @Test
  void aConstantIsConstantWhateverTheRounding() {
    double[] tenth = IntStream.range(0, 30).mapToDouble(i -> 0.1).toArray();
    double[] rising = IntStream.range(0, 30).asDoubleStream().toArray();
    assertThat(CrossSection.of(tenth).correlation(CrossSection.of(rising))).isNaN();
  }

  private static double[] values(Random random, int names, int different) {
    return IntStream.range(0, names)
        .mapToDouble(
            i ->
                switch (random.nextInt(12)) {
                  case 0 -> Double.NaN;
                  case 1 -> Double.POSITIVE_INFINITY;
                  case 2 -> -0.0;
                  default -> random.nextInt(different) / 7.0;
                })
        .toArray();
  }

  private static double[] at(double[] values, int[] places) {
    return IntStream.of(places).mapToDouble(i -> values[i]).toArray();
  }

  private static double pearson(double[] x, double[] y) {
    int n = x.length;
    double meanX = IntStream.range(0, n).mapToDouble(i -> x[i]).average().orElseThrow();
    double meanY = IntStream.range(0, n).mapToDouble(i -> y[i]).average().orElseThrow();
    double xy = IntStream.range(0, n).mapToDouble(i -> (x[i] - meanX) * (y[i] - meanY)).sum();
    double xx = IntStream.range(0, n).mapToDouble(i -> Math.pow(x[i] - meanX, 2)).sum();
    double yy = IntStream.range(0, n).mapToDouble(i -> Math.pow(y[i] - meanY, 2)).sum();
    return xx < 1e-20 || yy < 1e-20 ? Double.NaN : xy / Math.sqrt(xx * yy);
  }

  private static void same(double value, double oracle) {
    if (Double.isNaN(oracle)) {
      assertThat(value).isNaN();
    } else {
      assertThat(value).isCloseTo(oracle, within(1e-9));
    }
  }
}
