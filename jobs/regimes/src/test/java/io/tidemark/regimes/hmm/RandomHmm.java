package io.tidemark.regimes.hmm;

import java.util.Random;

/** Draws small models and rows for tests. */
final class RandomHmm {
  private RandomHmm() {}

  static GaussianHmm model(Random random, int states, int inputs) {
    double[][] transition = new double[states][];
    double[][] means = new double[states][inputs];
    double[][] variances = new double[states][inputs];
    for (int k = 0; k < states; k++) {
      transition[k] = distribution(random, states);
      for (int d = 0; d < inputs; d++) {
        means[k][d] = random.nextGaussian();
        variances[k][d] = 0.2 + random.nextDouble();
      }
    }
    return new GaussianHmm(distribution(random, states), transition, means, variances);
  }

  /**
   * @param missing share of values that are NaN
   */
  static double[][] rows(Random random, int count, int inputs, double missing) {
    double[][] rows = new double[count][inputs];
    for (double[] row : rows) {
      for (int d = 0; d < inputs; d++) {
        row[d] = random.nextDouble() < missing ? Double.NaN : 1.5 * random.nextGaussian();
      }
    }
    return rows;
  }

  /** Rows drawn from the model. */
  static double[][] emitted(Random random, GaussianHmm model, int count) {
    double[][] rows = new double[count][model.inputs()];
    int state = 0;
    for (double[] row : rows) {
      state = next(random, model, state);
      for (int d = 0; d < row.length; d++) {
        row[d] = model.mean(state, d) + Math.sqrt(model.variance(state, d)) * random.nextGaussian();
      }
    }
    return rows;
  }

  private static int next(Random random, GaussianHmm model, int state) {
    double draw = random.nextDouble();
    int next = 0;
    while (next < model.states() - 1 && draw >= model.transition(state, next)) {
      draw -= model.transition(state, next);
      next++;
    }
    return next;
  }

  private static double[] distribution(Random random, int size) {
    double[] weights = random.doubles(size, 0.1, 1).toArray();
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    for (int k = 0; k < size; k++) {
      weights[k] /= sum;
    }
    return weights;
  }
}
