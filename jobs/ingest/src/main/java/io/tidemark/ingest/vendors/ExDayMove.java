package io.tidemark.ingest.vendors;

/**
 * The log price move of a share into an ex-date, and its usual moves. A split of ratio {@code r}
 * lowers the log price by {@code ln r}, a dividend of a share {@code d} of the previous close by
 * {@code -ln(1 - d)}.
 *
 * <p>Moves have fat tails, so a move of {@code z} usual moves has the likelihood of Student's t
 * distribution with three degrees of freedom. The overnight move contains the step whatever happens
 * during the day; the daily move, which includes the overnight move, has half the weight and guards
 * against a wrong open.
 *
 * @param overnight log move from the previous close to the open; NaN if there is no usable open
 * @param daily log move from the previous close to the close
 */
public record ExDayMove(double overnight, double daily, UsualMoves usual) {
  private static final double FREEDOM = 3;
  private static final double DAY_WEIGHT = 0.5;

  /** The log likelihood ratio that decides: 20 to 1. */
  private static final double DECISIVE = 3;

  /** The smallest visible step, in usual daily moves. */
  private static final double SEEN = 3;

  /** The move from a close to a bar. */
  public static ExDayMove between(double closeBefore, VendorBar bar, UsualMoves usual) {
    boolean tells = bar.open() > 0 && !Double.isNaN(usual.overnight());
    double overnight = tells ? Math.log(bar.open() / closeBefore) : Double.NaN;
    return new ExDayMove(overnight, Math.log(bar.close() / closeBefore), usual);
  }

  /** The move that remains after removing an action's step. */
  public ExDayMove without(double step) {
    return new ExDayMove(overnight + step, daily + step, usual);
  }

  /** Whether a step would be visible among the share's usual moves. */
  public boolean shows(double step) {
    return Math.abs(step) >= SEEN * usual.daily();
  }

  /** The log likelihood ratio of the move with the step to the move without it. */
  public double support(double step) {
    double ofDay = support(daily, step, usual.daily());
    return Double.isNaN(overnight)
        ? ofDay
        : support(overnight, step, usual.overnight()) + DAY_WEIGHT * ofDay;
  }

  /** Whether the move confirms or contradicts a step. */
  public PriceEvidence of(double step) {
    double support = support(step);
    boolean nightFits = Double.isNaN(overnight) || support(overnight, step, usual.overnight()) > 0;
    boolean dayFits = support(daily, step, usual.daily()) > 0;
    if (support >= DECISIVE && nightFits && dayFits) {
      return PriceEvidence.BORNE_OUT;
    }
    return support <= -DECISIVE ? PriceEvidence.CONTRADICTED : PriceEvidence.AMBIGUOUS;
  }

  private static double support(double move, double step, double usual) {
    return logDensity((move + step) / usual) - logDensity(move / usual);
  }

  private static double logDensity(double z) {
    return -(FREEDOM + 1) / 2 * Math.log1p(z * z / FREEDOM);
  }
}
