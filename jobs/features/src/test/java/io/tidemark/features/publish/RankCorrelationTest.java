package io.tidemark.features.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RankCorrelationTest {
  @Test
  void knownValues() {
    assertThat(RankCorrelation.of(new double[] {1, 2, 3, 4}, new double[] {1, 8, 27, 64}))
        .isEqualTo(1);
    // Zar, Biostatistical Analysis: wing and tail lengths of birds, with ties
    double[] wing = {10.4, 10.8, 11.1, 10.2, 10.3, 10.2, 10.7, 10.5, 10.8, 11.2, 10.6, 11.4};
    double[] tail = {7.4, 7.6, 7.9, 7.2, 7.4, 7.1, 7.4, 7.2, 7.8, 7.7, 7.8, 8.3};
    assertThat(RankCorrelation.of(wing, tail)).isEqualTo(0.851, within(0.001));
  }

  @Test
  void nothingToCompareIsNotANumber() {
    assertThat(RankCorrelation.of(new double[] {1, 2}, new double[] {1, 2})).isNaN();
    assertThat(RankCorrelation.of(new double[] {1, 1, 1}, new double[] {1, 2, 3})).isNaN();
    assertThat(RankCorrelation.of(new double[] {1, 2, Double.NaN}, new double[] {1, 2, 3})).isNaN();
  }

  @Property(tries = 200)
  void agreesWithCountingRanksOneByOne(
      @ForAll @Size(10) List<@IntRange(min = -3, max = 3) Integer> xs,
      @ForAll @Size(10) List<@IntRange(min = -3, max = 3) Integer> ys) {
    double[] x = xs.stream().mapToDouble(Integer::doubleValue).toArray();
    double[] y = ys.stream().mapToDouble(Integer::doubleValue).toArray();
    double expected = pearson(slowRanks(x), slowRanks(y));
    if (Double.isNaN(expected)) {
      assertThat(RankCorrelation.of(x, y)).isNaN();
    } else {
      assertThat(RankCorrelation.of(x, y)).isEqualTo(expected, within(1e-12));
    }
  }

  private static double[] slowRanks(double[] values) {
    return IntStream.range(0, values.length)
        .mapToDouble(
            i -> {
              long below =
                  IntStream.range(0, values.length).filter(j -> values[j] < values[i]).count();
              long equal =
                  IntStream.range(0, values.length).filter(j -> values[j] == values[i]).count();
              return below + (equal + 1) / 2.0;
            })
        .toArray();
  }

  private static double pearson(double[] a, double[] b) {
    double meanA = IntStream.range(0, a.length).mapToDouble(i -> a[i]).average().orElseThrow();
    double meanB = IntStream.range(0, b.length).mapToDouble(i -> b[i]).average().orElseThrow();
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / Math.sqrt(aa * bb);
  }
}
