package io.tidemark.regimes;

import io.tidemark.regimes.RegimeInputs.Column;
import io.tidemark.regimes.hmm.GaussianHmm;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A regime model fitted on a part of history: its inputs, their standardisation, and the hidden
 * Markov model over them with states ordered from calm to stressed.
 */
final class RegimeFit {
  /** Standardised inputs are clipped to this many standard deviations. */
  private static final double FAR = 4;

  private final List<Scale> scales;
  private final GaussianHmm model;

  /**
   * Standardises one column with the mean and the standard deviation of the fitted part of history.
   */
  private record Scale(int index, Column column, double mean, double deviation) {
    double apply(double value) {
      return Math.max(-FAR, Math.min(FAR, (value - mean) / deviation));
    }
  }

  private RegimeFit(List<Scale> scales, GaussianHmm model) {
    this.scales = scales;
    this.model = model;
  }

  /**
   * Fits on exactly the given sessions.
   *
   * @param training the past; all of its rows were known at its end
   */
  static RegimeFit on(RegimeInputs training, RegimeSettings settings) {
    List<Scale> scales = usable(training, settings.minSessions() / 2);
    double[][] rows = standardise(training, scales);
    int[] groups = quantileGroups(stress(rows, scales), settings.states());
    GaussianHmm model = settings.estimation().fit(rows, groups, settings.states()).model();
    return new RegimeFit(scales, model.reordered(byStress(model, scales)));
  }

  /** Filtered probabilities of the regimes, calmest first, from the first session on. */
  double[][] filter(RegimeInputs inputs) {
    return model.filter(standardise(inputs, scales)).filtered();
  }

  /** Names of the inputs used, in order. */
  List<String> inputs() {
    return scales.stream().map(scale -> scale.column().name()).toList();
  }

  GaussianHmm model() {
    return model;
  }

  /** For each quantity the first column that has enough values and is not constant. */
  private static List<Scale> usable(RegimeInputs training, int leastSessions) {
    Set<String> taken = new HashSet<>();
    return IntStream.range(0, training.columns().size())
        .mapToObj(i -> scale(training, i, leastSessions))
        .filter(scale -> scale.deviation() > 0)
        .filter(scale -> taken.add(scale.column().quantity()))
        .toList();
  }

  private static Scale scale(RegimeInputs training, int index, int leastSessions) {
    double[] values =
        IntStream.range(0, training.size())
            .mapToDouble(t -> training.value(t, index))
            .filter(value -> !Double.isNaN(value))
            .toArray();
    Column column = training.columns().get(index);
    boolean enough = values.length >= leastSessions / column.spacing();
    double deviation = enough ? MarketDay.deviation(values) : Double.NaN;
    return new Scale(index, column, MarketDay.mean(values), deviation);
  }

  private static double[][] standardise(RegimeInputs inputs, List<Scale> scales) {
    double[][] rows = new double[inputs.size()][scales.size()];
    for (int t = 0; t < rows.length; t++) {
      for (int d = 0; d < scales.size(); d++) {
        rows[t][d] = scales.get(d).apply(inputs.value(t, scales.get(d).index()));
      }
    }
    return rows;
  }

  /** The weighted sum of each row's standardised inputs; a missing input counts as the mean. */
  private static double[] stress(double[][] rows, List<Scale> scales) {
    return Arrays.stream(rows)
        .mapToDouble(
            row ->
                IntStream.range(0, row.length)
                    .filter(d -> !Double.isNaN(row[d]))
                    .mapToDouble(d -> scales.get(d).column().stress() * row[d])
                    .sum())
        .toArray();
  }

  /** The quantile group of each value, from the lowest group on. */
  private static int[] quantileGroups(double[] values, int groups) {
    Integer[] order = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(t -> values[t]));
    int[] group = new int[values.length];
    for (int rank = 0; rank < order.length; rank++) {
      group[order[rank]] = (int) ((long) rank * groups / order.length);
    }
    return group;
  }

  private static int[] byStress(GaussianHmm model, List<Scale> scales) {
    double[][] means = new double[model.states()][scales.size()];
    for (int k = 0; k < means.length; k++) {
      for (int d = 0; d < scales.size(); d++) {
        means[k][d] = model.mean(k, d);
      }
    }
    double[] stress = stress(means, scales);
    return IntStream.range(0, stress.length)
        .boxed()
        .sorted(Comparator.comparingDouble(k -> stress[k]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
