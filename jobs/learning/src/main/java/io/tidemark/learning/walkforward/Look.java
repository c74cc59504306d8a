package io.tidemark.learning.walkforward;

import java.util.Map;

/**
 * One training among those of its experiment, as the experiment's error is shared among them.
 *
 * <p>Look k has the level {@link #LEVEL} / (k (k + 1)). The levels of all looks sum to {@link
 * #LEVEL}, so that by the union bound the probability of ever promoting a challenger wrongly is at
 * most that, however the looks depend on one another and however many there are (alpha spending:
 * Lan and DeMets, Biometrika 70:659, 1983). A training that is run again is the same look.
 *
 * @param number from 1
 * @param trials number of comparisons of all looks up to this one
 * @param standing challengers that were promoted at the look before it, of the same definition and
 *     label, by regime
 */
public record Look(int number, long trials, Map<String, Standing> standing) {
  /** Upper bound of the probability of ever promoting a challenger that is no better. */
  public static final double LEVEL = 0.05;

  /**
   * A promotion that still stood at the look before.
   *
   * @param since number of the look that made it
   */
  public record Standing(String learner, int since) {}

  public Look {
    if (number < 1) {
      throw new IllegalArgumentException("look %d: looks are numbered from 1".formatted(number));
    }
    standing = Map.copyOf(standing);
  }

  /** The first look of an experiment. */
  public static Look first(long trials) {
    return new Look(1, trials, Map.of());
  }

  /** The one-sided level of this look. */
  public double level() {
    return LEVEL / (number * (number + 1.0));
  }
}
