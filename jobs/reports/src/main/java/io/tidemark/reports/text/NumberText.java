package io.tidemark.reports.text;

import java.util.Locale;

/** Formats numbers for readers. NaN is a dash. */
public final class NumberText {
  private static final String NOTHING = "–";
  private static final String PERCENT = "\u00a0%";
  private static final String MINUS = "−";

  private NumberText() {}

  /** A whole number with thousands separators. */
  public static String count(long value) {
    return minus(String.format(Locale.ROOT, "%,d", value));
  }

  /** A number with a given number of decimals. */
  public static String decimal(double value, int decimals) {
    return Double.isFinite(value) ? minus(fixed(value, decimals)) : NOTHING;
  }

  /** A number with its sign, including plus. */
  public static String signed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return NOTHING;
    }
    String text = fixed(Math.abs(value), decimals);
    if (text.chars().allMatch(c -> c == '0' || c == '.')) {
      return text;
    }
    return (value > 0 ? "+" : MINUS) + text;
  }

  /** A fraction in percent. */
  public static String percent(double share, int decimals) {
    return Double.isFinite(share) ? decimal(100 * share, decimals) + PERCENT : NOTHING;
  }

  /** A fraction in percent with its sign. */
  public static String signedPercent(double share, int decimals) {
    return Double.isFinite(share) ? signed(100 * share, decimals) + PERCENT : NOTHING;
  }

  /** A size in the unit with the fewest digits. */
  public static String bytes(long bytes) {
    if (bytes < 1000) {
      return bytes + " bytes";
    }
    double value = bytes;
    String unit = "";
    for (String next : new String[] {"kB", "MB", "GB", "TB"}) {
      if (value < 1000) {
        break;
      }
      value /= 1000;
      unit = next;
    }
    return decimal(value, 1) + " " + unit;
  }

  /** A count with its noun: {@code 1 day}, {@code 2 days}. */
  public static String plural(long count, String one, String many) {
    return count(count) + " " + (count == 1 ? one : many);
  }

  private static String fixed(double value, int decimals) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  private static String minus(String text) {
    return text.replace("-", MINUS);
  }
}
