package io.tidemark.regimes.hmm;

import java.util.Arrays;

/**
 * Fits a {@link GaussianHmm} by the Baum-Welch algorithm (expectation maximisation) (L. E. Baum, T.
 * Petrie, G. Soules, N. Weiss, "A Maximization Technique Occurring in the Statistical Analysis of
 * Probabilistic Functions of Markov Chains", Annals of Mathematical Statistics 41, 1970), with
 * priors that prevent overfitting of a short history. Each step increases the penalised log
 * likelihood.
 *
 * <p>The priors are pseudo-observations. They assume standardised inputs with mean 0 and variance
 * 1.
 *
 * @param varianceFloor lower bound of the variance of an input in a state
 * @param emissionSessions number of independent pseudo-sessions with mean 0 and variance 1 in each
 *     state
 * @param stay the prior probability that a state lasts another session
 * @param transitionSessions weight of this prior, in sessions per state
 * @param maxIterations maximum number of iterations
 * @param tolerance increase of the objective per row below which the iteration ends
 */
public record BaumWelch(
    double varianceFloor,
    double emissionSessions,
    double stay,
    double transitionSessions,
    int maxIterations,
    double tolerance) {
  /**
   * The weight, in sessions, of a uniform prior of the initial state, which keeps it from becoming
   * certain.
   */
  private static final double INITIAL_SESSIONS = 1;

  public BaumWelch {
    if (!(varianceFloor > 0) || !(stay > 0 && stay < 1) || maxIterations < 1) {
      throw new IllegalArgumentException(
          "variance floor %s, stay %s and iterations %d must be > 0, within (0, 1) and ≥ 1"
              .formatted(varianceFloor, stay, maxIterations));
    }
  }

  /**
   * A fitted model.
   *
   * @param objective the penalised log likelihood before each iteration
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Fit(GaussianHmm model, double[] objective) {}

  /**
   * The best model that is reached from groups of rows as initial states.
   *
   * @param rows values by row and input; NaN where missing
   * @param groups the group of each row, 0 to {@code states - 1}
   */
  public Fit fit(double[][] rows, int[] groups, int states) {
    double[] independent = new double[rows[0].length];
    Arrays.fill(independent, 1);
    return fit(rows, groups, states, independent);
  }

  /**
   * The same with a weight for each input, see {@link GaussianHmm}.
   *
   * @param inputWeights exponents of the inputs' densities
   */
  public Fit fit(double[][] rows, int[] groups, int states, double[] inputWeights) {
    double[][] weights = new double[rows.length][states];
    for (int t = 0; t < rows.length; t++) {
      weights[t][groups[t]] = 1;
    }
    double[][] none = new double[states][states];
    double[] uniform = new double[states];
    Arrays.fill(uniform, 1.0 / states);
    GaussianHmm guess = emissions(rows, weights, uniform, transitions(none), inputWeights);
    return improve(rows, guess);
  }

  /** Iterates from an initial model until the increase of the objective is below the tolerance. */
  public Fit improve(double[][] rows, GaussianHmm first) {
    GaussianHmm model = first;
    double[] objective = new double[maxIterations];
    for (int i = 0; i < maxIterations; i++) {
      GaussianHmm.Filtered pass = model.filter(rows);
      objective[i] = pass.logLikelihood() + logPrior(model);
      if (i > 0 && objective[i] - objective[i - 1] < tolerance * rows.length) {
        return new Fit(model, Arrays.copyOf(objective, i + 1));
      }
      model = maximise(rows, model, pass);
    }
    return new Fit(model, objective);
  }

  /** Log density of the priors at a model, up to a constant. */
  double logPrior(GaussianHmm model) {
    double sum = 0;
    for (int i = 0; i < model.states(); i++) {
      sum += INITIAL_SESSIONS / model.states() * StrictMath.log(model.initial(i));
      for (int j = 0; j < model.states(); j++) {
        double sessions = priorMoves(i, j, model.states());
        sum += sessions == 0 ? 0 : sessions * StrictMath.log(model.transition(i, j));
      }
      for (int d = 0; d < model.inputs(); d++) {
        double mean = model.mean(i, d);
        double variance = model.variance(i, d);
        sum -= emissionSessions / 2 * (StrictMath.log(variance) + (1 + mean * mean) / variance);
      }
    }
    return sum;
  }

  private GaussianHmm maximise(double[][] rows, GaussianHmm model, GaussianHmm.Filtered pass) {
    int states = model.states();
    double[][] moves = new double[states][states];
    double[][] smoothed = smooth(model, pass, moves);
    double[] initial = new double[states];
    for (int k = 0; k < states; k++) {
      initial[k] = (smoothed[0][k] + INITIAL_SESSIONS / states) / (1 + INITIAL_SESSIONS);
    }
    double[] inputWeights = new double[model.inputs()];
    Arrays.setAll(inputWeights, model::weight);
    return emissions(rows, smoothed, initial, transitions(moves), inputWeights);
  }

  /**
   * Smoothed probabilities P(state_t | x_1..x_T) by Kim's smoother, the backward recursion over
   * filtered and predicted probabilities (C.-J. Kim, "Dynamic Linear Models with Markov-Switching",
   * Journal of Econometrics 60, 1994), which needs no densities and so no scaling. Adds the
   * expected transitions between states to {@code moves}.
   */
  private static double[][] smooth(GaussianHmm model, GaussianHmm.Filtered pass, double[][] moves) {
    int states = model.states();
    double[][] smoothed = pass.filtered().clone();
    for (int t = smoothed.length - 2; t >= 0; t--) {
      double[] now = new double[states];
      for (int j = 0; j < states; j++) {
        double predicted = pass.predicted()[t + 1][j];
        double surprise = predicted == 0 ? 0 : smoothed[t + 1][j] / predicted;
        for (int i = 0; i < states; i++) {
          double move = pass.filtered()[t][i] * model.transition(i, j) * surprise;
          moves[i][j] += move;
          now[i] += move;
        }
      }
      smoothed[t] = now;
    }
    return smoothed;
  }

  private double[][] transitions(double[][] moves) {
    int states = moves.length;
    double[][] transition = new double[states][states];
    for (int i = 0; i < states; i++) {
      double sum = 0;
      for (int j = 0; j < states; j++) {
        transition[i][j] = moves[i][j] + priorMoves(i, j, states);
        sum += transition[i][j];
      }
      for (int j = 0; j < states; j++) {
        transition[i][j] = sum == 0 ? 1.0 / states : transition[i][j] / sum;
      }
    }
    return transition;
  }

  private double priorMoves(int from, int to, int states) {
    return transitionSessions * (from == to ? stay : (1 - stay) / (states - 1));
  }

  private GaussianHmm emissions(
      double[][] rows,
      double[][] weights,
      double[] initial,
      double[][] transition,
      double[] inputWeights) {
    int inputs = rows[0].length;
    double[][] means = new double[initial.length][inputs];
    double[][] variances = new double[initial.length][inputs];
    for (int k = 0; k < initial.length; k++) {
      for (int d = 0; d < inputs; d++) {
        double sessions = emissionSessions / inputWeights[d];
        means[k][d] = mean(rows, weights, k, d, sessions);
        variances[k][d] = variance(rows, weights, k, d, means[k][d], sessions);
      }
    }
    return new GaussianHmm(initial, transition, means, variances, inputWeights);
  }

  private static double mean(
      double[][] rows, double[][] weights, int state, int input, double sessions) {
    double weight = sessions;
    double sum = 0;
    for (int t = 0; t < rows.length; t++) {
      if (!Double.isNaN(rows[t][input])) {
        weight += weights[t][state];
        sum += weights[t][state] * rows[t][input];
      }
    }
    return weight == 0 ? 0 : sum / weight;
  }

  private double variance(
      double[][] rows, double[][] weights, int state, int input, double mean, double sessions) {
    double weight = sessions;
    double sum = sessions * (1 + mean * mean);
    for (int t = 0; t < rows.length; t++) {
      if (!Double.isNaN(rows[t][input])) {
        double gap = rows[t][input] - mean;
        weight += weights[t][state];
        sum += weights[t][state] * gap * gap;
      }
    }
    return weight == 0 ? 1 : Math.max(varianceFloor, sum / weight);
  }
}
