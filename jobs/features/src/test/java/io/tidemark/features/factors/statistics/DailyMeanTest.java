package io.tidemark.features.factors.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.core.series.SeriesMean;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DailyMeanTest {

  @Test
  void onlySessionsWithAValueCount() {
    DailyMean mean = DailyMean.of(new double[] {Double.NaN, 1, 2, Double.NaN, -3, 4}, 1);
    assertThat(mean.days()).isEqualTo(4);
    assertThat(mean.mean()).isEqualTo(1);
    // deviations 0, 1, −4, 3: the variance is 26 / 3
    assertThat(mean.deviation()).isCloseTo(Math.sqrt(26 / 3.0), within(1e-12));
    assertThat(mean.ratio()).isCloseTo(1 / Math.sqrt(26 / 3.0), within(1e-12));
    assertThat(mean.positive()).isEqualTo(0.75);
  }

  @Test
  void tIsThatOfTheSeriesWithItsGaps() {
    double[] values = new Random(3).doubles(90, -1, 1.3).toArray();
    Arrays.fill(values, 30, 50, Double.NaN);
    int[] sessions = IntStream.range(0, 90).filter(t -> t < 30 || t >= 50).toArray();
    SeriesMean expected =
        SeriesMean.of(IntStream.of(sessions).mapToDouble(t -> values[t]).toArray(), sessions, 5);
    DailyMean mean = DailyMean.of(values, 5);
    assertThat(mean.degrees()).isEqualTo(4);
    assertThat(mean.t()).isEqualTo(expected.mean() / expected.standardError());
    assertThat(mean.p())
        .isCloseTo(2 * Math.min(expected.pAbove(), 1 - expected.pAbove()), within(1e-12));
    assertThat(mean.mean() - mean.halfWidth(0.05)).isCloseTo(expected.low(), within(1e-12));
    assertThat(DailyMean.of(values, 20).degrees()).isEqualTo(1);
  }

  @Test
  void tooFewSessionsGiveNoT() {
    double[] values = new Random(3).doubles(60, -1, 1).toArray();
    assertThat(DailyMean.of(values, t -> t < 19, 1).t()).isNaN();
    assertThat(DailyMean.of(values, t -> t < 20, 1).t()).isFinite();
    assertThat(DailyMean.of(values, t -> t < 41, 21).t()).isNaN();
    assertThat(DailyMean.of(values, t -> t < 41, 21).p()).isNaN();
    assertThat(DailyMean.of(values, t -> t < 42, 21).t()).isFinite();
    assertThat(DailyMean.of(new double[40], 1).t()).as("no deviation").isNaN();
    assertThat(DailyMean.of(new double[0], 1).mean()).isNaN();
  }
}
