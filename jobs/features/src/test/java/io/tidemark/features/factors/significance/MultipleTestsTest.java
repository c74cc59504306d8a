package io.tidemark.features.factors.significance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MultipleTestsTest {
  private static final Offset<Double> CLOSE = within(1e-12);

  @Test
  void fourPValuesByHand() {
    // sorted .005 .01 .03 .04, multiplied by 4/1 4/2 4/3 4/4: .02 .02 .04 .04
    double[] q = MultipleTests.adjusted(new double[] {.01, .04, Double.NaN, .03, .005});
    assertThat(q[0]).isCloseTo(.02, CLOSE);
    assertThat(q[1]).isCloseTo(.04, CLOSE);
    assertThat(q[2]).isNaN();
    assertThat(q[3]).isCloseTo(.04, CLOSE);
    assertThat(q[4]).isCloseTo(.02, CLOSE);
  }

  @Test
  void qIsMonotoneInP() {
    assertThat(MultipleTests.adjusted(new double[] {.04, .041})).containsExactly(.041, .041);
    assertThat(MultipleTests.adjusted(new double[] {1, 1})).containsExactly(1, 1);
    assertThat(MultipleTests.adjusted(new double[0])).isEmpty();
  }

  @Test
  void qIsTheLeastLevelAtWhichTheTestIsRejected() {
    double[] p = new Random(5).doubles(40).map(v -> v * v * v).toArray();
    double[] q = MultipleTests.adjusted(p);
    for (int i = 0; i < p.length; i++) {
      assertThat(rejected(p, i, q[i] + 1e-9)).isTrue();
      assertThat(rejected(p, i, q[i] - 1e-9)).isFalse();
    }
  }

  /**
   * The step-up rule: rejects all p-values up to the largest p(k) that is at most level · k / m.
   */
  private static boolean rejected(double[] p, int test, double level) {
    double[] sorted = DoubleStream.of(p).sorted().toArray();
    double bound = -1;
    for (int k = 1; k <= sorted.length; k++) {
      bound = sorted[k - 1] <= level * k / sorted.length ? sorted[k - 1] : bound;
    }
    return p[test] <= bound;
  }
}
