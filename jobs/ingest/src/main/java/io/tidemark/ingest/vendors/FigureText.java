package io.tidemark.ingest.vendors;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Formats figures for people. */
public final class FigureText {
  private static final MathContext SIX = new MathContext(6);

  private FigureText() {}

  /** At most six significant digits, without an exponent. */
  public static String plain(double figure) {
    return Double.isFinite(figure)
        ? new BigDecimal(figure).round(SIX).stripTrailingZeros().toPlainString()
        : Double.toString(figure);
  }

  /** A fraction as a signed percentage. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%+.1f %%", 100 * share);
  }
}
