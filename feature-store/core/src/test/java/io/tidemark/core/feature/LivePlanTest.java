package io.tidemark.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LivePlanTest {
  private static final int ROWS = 6_000;

  /** Many more rows than the buffer holds, some of them missing. */
  @Test
  void manyLiveRowsGiveTheSameBitsAsTheBatch() {
    Plan plan = TestSources.load("alpha158").features();
    Random random = new Random(3);
    double[][] rows = new double[plan.fields().size()][ROWS];
    double price = 50;
    for (int t = 0; t < ROWS; t++) {
      price *= Math.exp(0.02 * random.nextGaussian());
      boolean missing = random.nextInt(200) == 0;
      for (double[] column : rows) {
        column[t] = missing ? Double.NaN : price * (1 + 0.01 * random.nextDouble());
      }
    }
    double[][] batch =
        plan.evaluateSeries(
            plan.targets(0), field -> rows[plan.fields().indexOf(field)], ROWS, 0, ROWS);
    LivePlan live = new LivePlan(plan);
    double[] row = new double[rows.length];
    Map<String, Integer> places = plan.placesOf(plan.targets(0));
    for (int t = 0; t < ROWS; t++) {
      for (int i = 0; i < row.length; i++) {
        row[i] = rows[i][t];
      }
      double[] values = live.next(row);
      for (int f = 0; f < values.length; f++) {
        int place = places.get(live.names().get(f));
        if (t % 97 == 0 || t > ROWS - 100) {
          assertThat(Double.doubleToLongBits(values[f]))
              .as("%s at %d", live.names().get(f), t)
              .isEqualTo(Double.doubleToLongBits(batch[place][t]));
        }
      }
    }
  }

  @Test
  void operatorsAcrossEntitiesAreRefused() {
    Plan plan = FeatureSetTest.set("f: xs_rank(px.close)").features();
    assertThatThrownBy(() -> new LivePlan(plan)).hasMessageContaining("across entities");
  }
}
