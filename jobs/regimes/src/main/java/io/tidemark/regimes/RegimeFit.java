package io.tidemark.regimes;

import io.tidemark.api.regimes.LabelRegimesRequest;
import io.tidemark.regimes.RegimeInputs.Column;
import io.tidemark.regimes.hmm.BaumWelch;
import io.tidemark.regimes.hmm.GaussianHmm;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A regime model fitted on a part of history: its inputs, their standardisation, and the hidden
 * Markov model over them with states ordered from calm to stressed.
 */
final class RegimeFit {
  /** Standardised inputs are clipped to this many standard deviations. */
  private static final double FAR = 4;

  /** Autocorrelation of an input is measured over fewer sessions than this. */
  private static final int LAGS = 21;

  private final List<Scale> scales;
  private final GaussianHmm model;

  /**
   * Standardises one column with the mean and the standard deviation of the fitted part of history.
   */
  private record Scale(int index, Column column, double mean, double deviation) {
    double apply(double value) {
      return Math.max(-FAR, Math.min(FAR, (value - mean) / deviation));
    }

    double raw(double standardised) {
      return mean + deviation * standardised;
    }
  }

  private RegimeFit(List<Scale> scales, GaussianHmm model) {
    this.scales = scales;
    this.model = model;
  }

  /**
   * Fits on exactly the given sessions, twice: the first fit shows how far each input repeats
   * itself within the states, the second one counts it by the share that is new.
   *
   * @param training the past; all of its rows were known at its end
   */
  static RegimeFit on(RegimeInputs training, RegimeSettings settings) {
    List<Scale> scales = usable(training, settings.minSessions() / 2);
    double[][] rows = standardise(training, scales);
    int[] groups = quantileGroups(stress(rows, scales), settings.states());
    double[] weights =
        scales.stream().mapToDouble(scale -> 1.0 / scale.column().overlap()).toArray();
    BaumWelch estimation = settings.estimation();
    GaussianHmm first = estimation.fit(rows, groups, settings.states(), weights).model();
    double[] shares = independentShares(rows, first, weights);
    GaussianHmm model = estimation.fit(rows, groups, settings.states(), shares).model();
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

  /**
   * The largest move of a state's mean since an earlier fit, in standard deviations of the state in
   * that fit, over the inputs that both use.
   *
   * @param regimes names of the states
   * @param session the first session of this fit
   */
  Optional<LabelRegimesRequest.Refit> since(
      RegimeFit before, List<String> regimes, LocalDate session) {
    List<LabelRegimesRequest.Refit> moves = new ArrayList<>();
    for (int d = 0; d < scales.size(); d++) {
      Scale now = scales.get(d);
      int then = before.place(now.index());
      for (int k = 0; k < model.states() && then >= 0; k++) {
        Scale was = before.scales.get(then);
        double deviation = was.deviation() * Math.sqrt(before.model.variance(k, then));
        double move = now.raw(model.mean(k, d)) - was.raw(before.model.mean(k, then));
        moves.add(
            new LabelRegimesRequest.Refit(
                session, regimes.get(k), now.column().name(), move / deviation));
      }
    }
    return moves.stream().max(Comparator.comparingDouble(move -> Math.abs(move.move())));
  }

  private int place(int index) {
    return IntStream.range(0, scales.size())
        .filter(d -> scales.get(d).index() == index)
        .findFirst()
        .orElse(-1);
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

  /**
   * The share of each input's values that is new, given the states: the inverse of the integrated
   * autocorrelation of its standardised residuals, with Bartlett's weights. A mean of n independent
   * values has 1/n.
   *
   * @param most upper bounds
   */
  private static double[] independentShares(double[][] rows, GaussianHmm model, double[] most) {
    double[][] filtered = model.filter(rows).filtered();
    double[] shares = most.clone();
    for (int d = 0; d < shares.length; d++) {
      double[] residuals = new double[rows.length];
      for (int t = 0; t < rows.length; t++) {
        double mean = 0;
        double variance = 0;
        for (int k = 0; k < model.states(); k++) {
          mean += filtered[t][k] * model.mean(k, d);
          variance += filtered[t][k] * model.variance(k, d);
        }
        residuals[t] = (rows[t][d] - mean) / Math.sqrt(variance);
      }
      shares[d] = Math.min(most[d], 1 / Math.max(1, integrated(residuals)));
    }
    return shares;
  }

  /** 1 plus twice the weighted sum of autocorrelations; missing values take part in none. */
  private static double integrated(double[] values) {
    double total = 0;
    double variance = 0;
    int count = 0;
    for (double value : values) {
      variance += Double.isNaN(value) ? 0 : value * value;
      count += Double.isNaN(value) ? 0 : 1;
    }
    for (int lag = 1; lag < LAGS; lag++) {
      double sum = 0;
      int pairs = 0;
      for (int t = lag; t < values.length; t++) {
        double product = values[t] * values[t - lag];
        sum += Double.isNaN(product) ? 0 : product;
        pairs += Double.isNaN(product) ? 0 : 1;
      }
      total += pairs == 0 ? 0 : (1 - (double) lag / LAGS) * (sum / pairs) / (variance / count);
    }
    return 1 + 2 * total;
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
