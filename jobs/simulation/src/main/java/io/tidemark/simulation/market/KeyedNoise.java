package io.tidemark.simulation.market;

import java.util.SplittableRandom;

/**
 * Random numbers that depend only on their purpose and keys, so that the draws of one day do not
 * change when another day is added. Strict arithmetic makes them equal on every machine.
 */
public final class KeyedNoise {
  private final SplittableRandom random;

  private KeyedNoise(long state) {
    this.random = new SplittableRandom(state);
  }

  /** The random numbers of a seed for a purpose and keys. */
  public static KeyedNoise of(long seed, String purpose, long... keys) {
    long state = mix(seed ^ 0x9E3779B97F4A7C15L);
    for (int i = 0; i < purpose.length(); i++) {
      state = mix(state + purpose.charAt(i));
    }
    for (long key : keys) {
      state = mix(state + key);
    }
    return new KeyedNoise(state);
  }

  /** Uniform in [0, 1). */
  public double uniform() {
    return random.nextDouble();
  }

  /** Uniform in [low, high). */
  public double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** A whole number in [0, bound). */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** Standard normal (Box-Muller 1958). */
  public double gaussian() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
