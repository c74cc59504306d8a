package io.tidemark.ingest.vendors;

/**
 * How a share moved into an ex-date, in log terms, and how far it usually moves. A split of ratio
 * {@code r} takes a step of {@code ln r} out of the price, a dividend of a share {@code d} of the
 * close before one of {@code -ln(1 - d)}.
 *
 * <p>Moves have fat tails, so a move {@code z} usual moves long counts with Student's t density of
 * three degrees of freedom. The night holds the step whatever happens in the day after it; the
 * day's move, which holds the night's, counts half and guards against a wrong open.
 *
 * @param overnight from the close before to the open; NaN where no open tells
 * @param daily from the close before to the close
 */
public record ExDayMove(double overnight, double daily, UsualMoves usual) {
  private static final double FREEDOM = 3;
  private static final double DAY_WEIGHT = 0.5;

  /** Twenty to one. */
  private static final double DECISIVE = 3;

  /** So many usual moves of a day a step must have to be seen. */
  private static final double SEEN = 3;

  /** From a close to a bar. */
  public static ExDayMove between(double closeBefore, VendorBar bar, UsualMoves usual) {
    boolean tells = bar.open() > 0 && !Double.isNaN(usual.overnight());
    double overnight = tells ? Math.log(bar.open() / closeBefore) : Double.NaN;
    return new ExDayMove(overnight, Math.log(bar.close() / closeBefore), usual);
  }

  /** What is left of the move after an action that was in it. */
  public ExDayMove without(double step) {
    return new ExDayMove(overnight + step, daily + step, usual);
  }

  /** Whether a step would stand out of the share's own moves. */
  public boolean shows(double step) {
    return Math.abs(step) >= SEEN * usual.daily();
  }

  /** By how much the move is likelier with the step in it than without, as a log of the ratio. */
  public double support(double step) {
    double ofDay = support(daily, step, usual.daily());
    return Double.isNaN(overnight)
        ? ofDay
        : support(overnight, step, usual.overnight()) + DAY_WEIGHT * ofDay;
  }

  /** What the move says of a step. */
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
