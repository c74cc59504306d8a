package io.tidemark.simulation.shares;

import java.math.BigDecimal;

/**
 * A split's ratio as vendors state it.
 *
 * @param from old shares
 * @param to new shares for them
 */
public record SplitTerms(BigDecimal from, BigDecimal to) {
  private static final double NEAR = 1e-9;

  /**
   * The terms of a ratio: one old share, or for a reverse split the whole number of old shares that
   * give one new share.
   */
  public static SplitTerms of(double ratio) {
    double inverse = Math.rint(1 / ratio);
    if (ratio < 1 && Math.abs(1 / ratio - inverse) < NEAR * inverse) {
      return new SplitTerms(BigDecimal.valueOf((long) inverse), BigDecimal.ONE);
    }
    BigDecimal to =
        ratio == Math.rint(ratio) ? BigDecimal.valueOf((long) ratio) : BigDecimal.valueOf(ratio);
    return new SplitTerms(BigDecimal.ONE, to);
  }
}
