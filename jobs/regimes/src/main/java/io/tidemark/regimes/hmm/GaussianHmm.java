package io.tidemark.regimes.hmm;

import java.util.Arrays;

/**
 * A hidden Markov model with independent normal emissions (diagonal covariance).
 *
 * <p>Immutable. States and inputs are numbered from 0. An input that is NaN is marginalised out:
 * with a diagonal covariance its factor drops out of the density.
 *
 * <p>An input whose values overlap from row to row, as a mean over many rows does, is not
 * independent: read as if it were, the same rows count many times and the probabilities are too
 * sure. Its density is raised to a power below 1, the share of a value that is new (a composite
 * likelihood; C. Varin, N. Reid, D. Firth, "An Overview of Composite Likelihood Methods",
 * Statistica Sinica 21, 2011).
 *
 * <p>All logarithms and exponentials use {@link StrictMath}, so that probabilities are
 * bit-identical on every machine.
 */
public final class GaussianHmm {
  private static final double LOG_TWO_PI = StrictMath.log(2 * Math.PI);

  private final double[] initial;
  private final double[][] transition;
  private final double[][] means;
  private final double[][] variances;
  private final double[] weights;
  private final double[] logNormalizers;

  /** A model of inputs that are all independent from row to row. */
  public GaussianHmm(
      double[] initial, double[][] transition, double[][] means, double[][] variances) {
    this(initial, transition, means, variances, ones(means[0].length));
  }

  /**
   * @param initial probability of each state before the first row is seen
   * @param transition probability by from-state and to-state; each row sums to 1
   * @param means means by state and input
   * @param variances variances by state and input; positive
   * @param weights by input, the exponent of its density in each row, above 0 and at most 1
   * @throws IllegalArgumentException if the shapes differ, a distribution does not sum to 1, or a
   *     variance or a weight is out of range
   */
  public GaussianHmm(
      double[] initial,
      double[][] transition,
      double[][] means,
      double[][] variances,
      double[] weights) {
    int states = initial.length;
    requireStates("transition", transition, states);
    requireStates("means", means, states);
    requireStates("variances", variances, states);
    requireDistribution("initial", initial);
    for (int k = 0; k < states; k++) {
      requireDistribution("transition from state " + k, transition[k]);
      requirePositive(k, variances[k], means[k].length);
    }
    this.initial = initial.clone();
    this.transition = copy(transition);
    this.means = copy(means);
    this.variances = copy(variances);
    requireWeights(weights, inputs());
    this.weights = weights.clone();
    this.logNormalizers = new double[states * inputs()];
    for (int k = 0; k < states; k++) {
      for (int d = 0; d < inputs(); d++) {
        logNormalizers[k * inputs() + d] = -0.5 * (LOG_TWO_PI + StrictMath.log(variances[k][d]));
      }
    }
  }

  /**
   * The result of the forward recursion.
   *
   * @param predicted P(state_t | x_1..x_t-1) by row and state
   * @param filtered P(state_t | x_1..x_t) by row and state
   * @param logLikelihood log p(x_1..x_T), natural
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Filtered(double[][] predicted, double[][] filtered, double logLikelihood) {}

  public int states() {
    return initial.length;
  }

  public int inputs() {
    return means[0].length;
  }

  public double initial(int state) {
    return initial[state];
  }

  public double transition(int from, int to) {
    return transition[from][to];
  }

  public double mean(int state, int input) {
    return means[state][input];
  }

  public double variance(int state, int input) {
    return variances[state][input];
  }

  /** The exponent of an input's density. */
  public double weight(int input) {
    return weights[input];
  }

  /**
   * Hamilton's filter: predict by the transition matrix, update by the row's density (J. D.
   * Hamilton, "A New Approach to the Economic Analysis of Nonstationary Time Series and the
   * Business Cycle", Econometrica 57, 1989). Joint probabilities are scaled by their largest term
   * before exponentiation, so that unlikely rows do not underflow.
   *
   * @param rows values by row and input; NaN where missing
   */
  public Filtered filter(double[][] rows) {
    double[][] predicted = new double[rows.length][];
    double[][] filtered = new double[rows.length][];
    double logLikelihood = 0;
    double[] prior = initial;
    for (int t = 0; t < rows.length; t++) {
      double[] joint = logDensities(rows[t]);
      for (int k = 0; k < joint.length; k++) {
        joint[k] += StrictMath.log(prior[k]);
      }
      logLikelihood += normalizeLogs(joint);
      predicted[t] = prior;
      filtered[t] = joint;
      prior = predict(joint);
    }
    return new Filtered(predicted, filtered, logLikelihood);
  }

  /** The weighted log density of a row in each state, over its non-missing inputs. */
  double[] logDensities(double[] row) {
    double[] densities = new double[states()];
    for (int k = 0; k < densities.length; k++) {
      double sum = 0;
      for (int d = 0; d < row.length; d++) {
        if (!Double.isNaN(row[d])) {
          double gap = row[d] - means[k][d];
          sum +=
              weights[d] * (logNormalizers[k * row.length + d] - 0.5 * gap * gap / variances[k][d]);
        }
      }
      densities[k] = sum;
    }
    return densities;
  }

  /** The same model with renumbered states: new state {@code k} is old state {@code order[k]}. */
  public GaussianHmm reordered(int[] order) {
    int states = states();
    double[] first = new double[states];
    double[][] moves = new double[states][states];
    double[][] centres = new double[states][];
    double[][] spreads = new double[states][];
    for (int k = 0; k < states; k++) {
      first[k] = initial[order[k]];
      centres[k] = means[order[k]];
      spreads[k] = variances[order[k]];
      for (int j = 0; j < states; j++) {
        moves[k][j] = transition[order[k]][order[j]];
      }
    }
    return new GaussianHmm(first, moves, centres, spreads, weights);
  }

  private double[] predict(double[] filtered) {
    double[] next = new double[filtered.length];
    for (int i = 0; i < filtered.length; i++) {
      for (int j = 0; j < filtered.length; j++) {
        next[j] += filtered[i] * transition[i][j];
      }
    }
    return next;
  }

  /** Converts log weights to probabilities in place; returns the log of the sum of weights. */
  private static double normalizeLogs(double[] logs) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double log : logs) {
      largest = Math.max(largest, log);
    }
    double sum = 0;
    for (int k = 0; k < logs.length; k++) {
      logs[k] = StrictMath.exp(logs[k] - largest);
      sum += logs[k];
    }
    for (int k = 0; k < logs.length; k++) {
      logs[k] /= sum;
    }
    return largest + StrictMath.log(sum);
  }

  private static void requireStates(String what, double[][] rows, int states) {
    if (rows.length != states) {
      throw new IllegalArgumentException(
          "%s has %d rows; the model has %d states".formatted(what, rows.length, states));
    }
  }

  private static void requireDistribution(String what, double[] probabilities) {
    double sum = Arrays.stream(probabilities).sum();
    boolean negative = Arrays.stream(probabilities).anyMatch(p -> !(p >= 0));
    if (negative || Math.abs(sum - 1) > 1e-9) {
      throw new IllegalArgumentException(
          "%s is %s, which is not a distribution: it sums to %s"
              .formatted(what, Arrays.toString(probabilities), sum));
    }
  }

  private static void requirePositive(int state, double[] variances, int inputs) {
    if (variances.length != inputs || Arrays.stream(variances).anyMatch(v -> !(v > 0))) {
      throw new IllegalArgumentException(
          "variances of state %d are %s; %d positive values are needed"
              .formatted(state, Arrays.toString(variances), inputs));
    }
  }

  private static void requireWeights(double[] weights, int inputs) {
    if (weights.length != inputs || Arrays.stream(weights).anyMatch(w -> !(w > 0 && w <= 1))) {
      throw new IllegalArgumentException(
          "weights are %s; %d values above 0 and at most 1 are needed"
              .formatted(Arrays.toString(weights), inputs));
    }
  }

  private static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static double[][] copy(double[][] rows) {
    return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
  }
}
