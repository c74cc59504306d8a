package io.tidemark.features.factors.statistics;

/** Tails of the standard normal distribution. */
final class Normal {
  private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);
  private static final double FAR = 3;
  private static final int TERMS = 200;

  private Normal() {}

  /**
   * The chance of a value as far from zero as {@code z} or farther.
   *
   * @return not a number where {@code z} is none
   */
  static double twoSided(double z) {
    double x = Math.abs(z);
    double density = Math.exp(-x * x / 2) / ROOT_TWO_PI;
    return x < FAR ? 1 - 2 * density * series(x) : 2 * density * fraction(x);
  }

  /** x + x³/3 + x⁵/(3·5) + …: the density times it is the area from 0 to x. */
  private static double series(double x) {
    double term = x;
    double sum = x;
    for (int k = 1; k < TERMS; k++) {
      term *= x * x / (2 * k + 1);
      sum += term;
    }
    return sum;
  }

  /** 1/(x + 1/(x + 2/(x + 3/…))), Laplace's fraction: the density times it is the area beyond x. */
  private static double fraction(double x) {
    double tail = x;
    for (int k = TERMS; k > 0; k--) {
      tail = x + k / tail;
    }
    return 1 / tail;
  }
}
