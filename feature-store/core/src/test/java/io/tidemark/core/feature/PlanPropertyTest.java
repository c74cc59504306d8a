package io.tidemark.core.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Properties of plans over random expressions: batch, a backfill from any row and live runs give
 * the same bits.
 */
class PlanPropertyTest {
  private static final int ROWS = 120;
  private static final Map<String, double[]> COLUMNS =
      Map.of(
          "px.close", series(1), "px.open", series(2), "px.volume", series(3), "px.time", days());

  @Property(tries = 300)
  void oneRowComputedFromItsLookBackEqualsTheBatch(@ForAll("expressions") String expression) {
    Plan plan = FeatureSetTest.set("f: " + expression).features();
    double[] batch = run(plan, COLUMNS, 0, ROWS);
    int lookBack = plan.lookBack();
    for (int t = lookBack; t < ROWS; t += 7) {
      Map<String, double[]> window = slice(t - lookBack, t + 1);
      double[] live = run(plan, window, lookBack, lookBack + 1);
      assertThat(Double.doubleToLongBits(live[0])).isEqualTo(Double.doubleToLongBits(batch[t]));
    }
  }

  @Property(tries = 300)
  void rowByRowEqualsTheBatch(@ForAll("expressions") String expression) {
    Plan plan = FeatureSetTest.set("f: " + expression).features();
    double[] batch = run(plan, COLUMNS, 0, ROWS);
    LivePlan live = new LivePlan(plan);
    for (int t = 0; t < ROWS; t++) {
      int row = t;
      double[] taken =
          live.fields().stream().mapToDouble(field -> COLUMNS.get(field)[row]).toArray();
      assertThat(Double.doubleToLongBits(live.next(taken)[0]))
          .as("%s at %d", expression, t)
          .isEqualTo(Double.doubleToLongBits(batch[t]));
    }
  }

  @Property(tries = 300)
  void truncationChangesNothingAndWarmUpIsMissing(@ForAll("expressions") String expression) {
    Plan plan = FeatureSetTest.set("f: " + expression).features();
    double[] batch = run(plan, COLUMNS, 0, ROWS);
    double[] cut = run(plan, slice(0, ROWS / 2), 0, ROWS / 2);
    assertThat(cut).containsExactly(Arrays.copyOf(batch, ROWS / 2));
    assertThat(Arrays.stream(batch).limit(firstFull(plan, plan.output("f"))).boxed())
        .as(expression)
        .allMatch(value -> value.isNaN());
  }

  @Property(tries = 300)
  void anInfiniteInputIsAMissingOne(@ForAll("expressions") String expression) {
    Plan plan = FeatureSetTest.set("f: %s\n  g: px.close".formatted(expression)).features();
    Map<String, double[]> infinite = new HashMap<>(COLUMNS);
    Map<String, double[]> missing = new HashMap<>(COLUMNS);
    for (String column : List.of("px.close", "px.open", "px.volume")) {
      double[] hard = COLUMNS.get(column).clone();
      double[] soft = hard.clone();
      for (int t = 5; t < ROWS; t += 17) {
        hard[t] = t % 2 == 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        soft[t] = Double.NaN;
      }
      infinite.put(column, hard);
      missing.put(column, soft);
    }
    double[][] values = runAll(plan, infinite);
    assertThat(Arrays.deepEquals(values, runAll(plan, missing))).as(expression).isTrue();
    assertThat(Arrays.stream(values).flatMapToDouble(Arrays::stream).anyMatch(Double::isInfinite))
        .isFalse();
    LivePlan live = new LivePlan(plan);
    Map<String, Integer> places = plan.placesOf(plan.targets(0));
    for (int t = 0; t < ROWS; t++) {
      int row = t;
      double[] taken =
          live.fields().stream().mapToDouble(field -> infinite.get(field)[row]).toArray();
      double[] now = live.next(taken);
      for (int i = 0; i < now.length; i++) {
        double batch = values[places.get(live.names().get(i))][t];
        assertThat(Double.doubleToLongBits(now[i])).isEqualTo(Double.doubleToLongBits(batch));
      }
    }
  }

  private static double[][] runAll(Plan plan, Map<String, double[]> columns) {
    return plan.evaluateSeries(plan.targets(0), columns::get, ROWS, 0, ROWS);
  }

  @Property(tries = 300)
  void aPlanEqualsASlowInterpreter(@ForAll("expressions") String expression) {
    Plan plan = FeatureSetTest.set("f: " + expression).features();
    double[] batch = run(plan, COLUMNS, 0, ROWS);
    for (int t = 0; t < ROWS; t += 11) {
      double slow = interpret(plan, plan.output("f"), t);
      assertThat(Double.doubleToLongBits(batch[t])).isEqualTo(Double.doubleToLongBits(slow));
    }
  }

  /** The window of a label lies after its row, so a history's first rows have their labels too. */
  @Example
  void aLabelIsThereFromTheFirstRowOn() {
    for (String window : List.of("4", "4d")) {
      Plan plan =
          FeatureSetTest.set(
                  "f: px.close\nlabels:\n  y: ref(sum(px.volume, %s), -%s)"
                      .formatted(window, window))
              .labels();
      double[] time = COLUMNS.get("px.time");
      double[] labels = run(plan, COLUMNS, 0, ROWS);
      double[] sums =
          run(
              FeatureSetTest.set("f: sum(px.volume, %s)".formatted(window)).features(),
              COLUMNS,
              0,
              ROWS);
      for (int t = 0; t + 4 < ROWS; t++) {
        int last = t + 4;
        while (window.equals("4d") && time[last] > time[t] + 4 * 86_400) {
          last--;
        }
        assertThat(Double.compare(labels[t], sums[last])).as("row %d of %s", t, window).isZero();
      }
      assertThat(Arrays.stream(labels).limit(4)).as(window).anyMatch(Double::isFinite);
    }
  }

  /** Evaluates one value by recursion, without sharing and without ranges. */
  private static double interpret(Plan plan, Node node, int t) {
    if (t < firstFull(plan, node)) {
      return Double.NaN;
    }
    if (node.isField()) {
      return COLUMNS.get(node.text())[t];
    }
    if (node.isConstant()) {
      return node.parameters()[0];
    }
    int own = Math.min(t, node.operator().lookBack(node.parameters()));
    double[][] window = new double[node.inputs().size()][own + 1];
    for (int s = 0; s < window.length; s++) {
      for (int k = 0; k <= own; k++) {
        window[s][k] = interpret(plan, plan.node(node.inputs().get(s)), t - own + k);
      }
    }
    double[] out = new double[own + 1];
    node.operator().compute(window, node.parameters(), out, own, own + 1);
    return out[own];
  }

  /** The first row for which its window and those of all its inputs begin within the history. */
  private static int firstFull(Plan plan, Node node) {
    if (node.operator() == null) {
      return 0;
    }
    double[][] clocks =
        node.inputs().stream()
            .map(id -> COLUMNS.get(plan.node(id).text()))
            .toArray(double[][]::new);
    int first =
        node.inputs().stream().mapToInt(id -> firstFull(plan, plan.node(id))).max().orElse(0);
    int t = first;
    while (t < ROWS && !node.operator().isFull(clocks, node.parameters(), first, t)) {
      t++;
    }
    return t;
  }

  @Provide
  Arbitrary<String> expressions() {
    return expressions(3);
  }

  private static Arbitrary<String> expressions(int depth) {
    Arbitrary<String> leaf =
        Arbitraries.of("(px.close / px.open)", "log(px.volume)", "sign(px.open)");
    if (depth == 0) {
      return leaf;
    }
    if (depth == 3) {
      // A counted window is at the top level only, since operators that read rows of it are
      // refused.
      return Arbitraries.oneOf(
          expressions(2),
          leaf.map("mean(%s, 160v)"::formatted),
          leaf.map("std(%s, 160v)"::formatted));
    }
    Arbitrary<String> inner = expressions(depth - 1);
    Arbitrary<String> window = Arbitraries.of("3", "4", "6", "4d", "9d");
    Arbitrary<Integer> halflife = Arbitraries.integers().between(1, 3);
    Arbitrary<String> sign = Arbitraries.of("+", "-", "*", "/");
    Arbitrary<String> rolling =
        Arbitraries.of(
            "ref", "mean", "sum", "max", "std", "min", "zscore", "rank", "slope", "rsquare", "resi",
            "idxmax", "idxmin");
    return Arbitraries.oneOf(
        leaf,
        Combinators.combine(inner, sign, inner).as("(%s %s %s)"::formatted),
        Combinators.combine(rolling, inner, window).as("%s(%s, %s)"::formatted),
        Combinators.combine(inner, halflife).as("ewm(%s, %d)"::formatted),
        Combinators.combine(inner, Arbitraries.of(">", "<", ">=", "<="), inner)
            .as("(%s %s %s)"::formatted),
        Combinators.combine(Arbitraries.of("greater", "less"), inner, inner)
            .as("%s(%s, %s)"::formatted),
        Combinators.combine(inner, window).as("quantile(%s, %s, 0.8)"::formatted),
        Combinators.combine(inner, inner, window).as("corr(%s, %s, %s)"::formatted));
  }

  private static double[] run(Plan plan, Map<String, double[]> columns, int from, int to) {
    List<Node> targets = plan.targets(0);
    int length = columns.values().iterator().next().length;
    return plan.evaluateSeries(targets, columns::get, length, from, to)[0];
  }

  private static Map<String, double[]> slice(int from, int to) {
    Map<String, double[]> slice = new HashMap<>();
    COLUMNS.forEach((name, column) -> slice.put(name, Arrays.copyOfRange(column, from, to)));
    return slice;
  }

  /** The times of days in seconds; some days are missing. */
  private static double[] days() {
    Random random = new Random(4);
    double[] days = new double[ROWS];
    for (int t = 1; t < ROWS; t++) {
      days[t] = days[t - 1] + 86_400 * (1 + (random.nextInt(3) == 0 ? random.nextInt(5) : 0));
    }
    return days;
  }

  private static double[] series(long seed) {
    Random random = new Random(seed);
    double[] series = new double[ROWS];
    double level = 50;
    for (int t = 0; t < ROWS; t++) {
      level *= Math.exp(0.03 * random.nextGaussian());
      series[t] = random.nextInt(25) == 0 ? Double.NaN : level;
    }
    return series;
  }
}
