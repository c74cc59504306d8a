package io.tidemark.views;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;

/** Numbers as text that every program parses back to the same number. */
public final class CsvNumber {
  private static final double LARGEST_WHOLE = 1e15;

  private CsvNumber() {}

  /** All digits of the number, without an exponent; empty if it is not finite. */
  public static String text(double value) {
    boolean isWhole = value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE;
    if (isWhole && (value != 0 || 1 / value > 0)) {
      return Long.toString((long) value);
    }
    if (Double.isFinite(value)) {
      String digits = NumberOutput.toString(value, true);
      return digits.indexOf('E') < 0 ? digits : new BigDecimal(digits).toPlainString();
    }
    return "";
  }
}
