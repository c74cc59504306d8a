package io.tidemark.core.feature.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.core.feature.operators.rolling.Mean;
import io.tidemark.core.feature.operators.rolling.Ref;
import io.tidemark.core.feature.operators.rolling.Std;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingSupplier;

class SpanWindowTest {
  private static final double NONE = Double.NaN;

  /** Minutes, with a gap of an hour after the fourth. */
  private static final double[] TIME = {60, 120, 180, 240, 3_900, 3_960, 4_020};

  private static final double[] X = {1, 2, 3, 4, 50, 60, 70};

  @Test
  void aWindowOfTimeHoldsTheRowsAfterItsBeginning() {
    assertThat(compute(new Mean(), WindowUnit.TIME, 120, X, TIME))
        .containsExactly(NONE, NONE, 2.5, 3.5, 50, 55, 65);
  }

  @Test
  void aDeviationNeedsMoreThanTheOneRowAfterAGap() {
    double half = Math.sqrt(0.5);
    assertThat(compute(new Std(), WindowUnit.TIME, 120, X, TIME))
        .containsExactly(
            new double[] {NONE, NONE, half, half, NONE, 10 * half, 10 * half}, within(1e-12));
  }

  @Test
  void refTakesTheLastValueAtThatTime() {
    assertThat(compute(new Ref(), WindowUnit.TIME, 120, X, TIME))
        .containsExactly(NONE, NONE, 1, 2, 4, 4, 50);
  }

  @Test
  void aLabelTakesTheLastValueUntilThatTimeAndIsMissingBeforeThatTimeIsKnown() {
    assertThat(compute(new Ref(), WindowUnit.TIME, -120, X, TIME))
        .containsExactly(3, 4, 4, 4, 70, NONE, NONE);
  }

  @Test
  void aWindowOfVolumeHoldsTheRowsThatReachTheVolume() {
    double[] volume = {100, 100, 0, NONE, 250, 10, 240};
    assertThat(compute(new Mean(), WindowUnit.VOLUME, 200, X, volume))
        .containsExactly(NONE, 1.5, 2, 2.5, 50, 55, 70);
  }

  @Test
  void everyWindowEqualsOneSelectedRowByRow() {
    Random random = new Random(5);
    double[] time = new double[400];
    double[] x = new double[time.length];
    for (int t = 0; t < time.length; t++) {
      double before = t == 0 ? 0 : time[t - 1];
      time[t] = before + 60 * (random.nextInt(10) == 0 ? 1 + random.nextInt(90) : 1);
      x[t] = random.nextInt(9) == 0 ? NONE : random.nextGaussian();
    }
    double[] means = compute(new Mean(), WindowUnit.TIME, 1_800, x, time);
    for (int t = 0; t < time.length; t++) {
      double end = time[t];
      double[] rows =
          IntStream.rangeClosed(0, t)
              .filter(i -> time[i] > end - 1_800)
              .mapToDouble(i -> x[i])
              .toArray();
      double[] present = Arrays.stream(rows).filter(v -> !Double.isNaN(v)).toArray();
      if (time[0] > end - 1_800 || 2 * present.length < rows.length) {
        assertThat(means[t]).isNaN();
      } else {
        assertThat(means[t])
            .isCloseTo(Arrays.stream(present).average().orElseThrow(), within(1e-12));
      }
    }
  }

  @Test
  void aWindowOfTimeMayHoldMoreRowsThanAWindowOfRows() {
    double[] time = new double[7_000];
    double[] x = new double[time.length];
    for (int t = 0; t < time.length; t++) {
      time[t] = 60 * t;
      x[t] = t;
    }
    double[] means = compute(new Mean(), WindowUnit.TIME, 360_000, x, time);
    assertThat(means[5_999]).isNaN();
    assertThat(means[6_000]).isCloseTo(3_000.5, within(1e-6));
  }

  @Test
  void aSpanThatHoldsTooManyRowsIsRefused() {
    ThrowingSupplier<SpanWindow> year =
        () -> new SpanWindow(new Mean(), WindowUnit.TIME, 31_536_000, 60);
    assertThatThrownBy(year::get)
        .hasMessage("365d can hold 525600 rows of 60 seconds; at most 200000 are allowed");
  }

  private static double[] compute(
      Operator operator, WindowUnit clock, double span, double[] x, double[] counts) {
    Operator clocked = new SpanWindow(operator, clock, span, 60);
    double[] out = new double[x.length];
    clocked.compute(new double[][] {x, counts}, new double[] {span}, out, 0, x.length);
    return out;
  }
}
