package io.tidemark.feeds.files;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a cell holds. */
final class CellText {
  private static final Set<String> MISSING =
      Set.of("", ".", "na", "n/a", "#n/a", "nan", "null", "none", "-");

  private static final Pattern GROUPED =
      Pattern.compile("\\d{1,3}(?:,\\d{3}){2,}(?:\\.\\d+)?|\\d{1,3},\\d{3}\\.\\d+");
  private static final Pattern SCALED = Pattern.compile("(\\d+(?:\\.\\d+)?)([KMB])");

  private CellText() {}

  /**
   * A price or volume without what is there for the eye: {@code $1,234.50} and {@code 1.2M}. What
   * may be read in two ways, as {@code 1,234} may, comes back as it is.
   */
  static String figure(String text) {
    if (isPlain(text)) {
      return text;
    }
    Matcher scaled = SCALED.matcher(text);
    if (scaled.matches()) {
      int zeros = 3 * ("KMB".indexOf(scaled.group(2)) + 1);
      return new BigDecimal(scaled.group(1)).scaleByPowerOfTen(zeros).toPlainString();
    }
    boolean dollars = text.startsWith("$");
    String bare = dollars ? text.substring(1) : text;
    return dollars || GROUPED.matcher(bare).matches() ? bare.replace(",", "") : bare;
  }

  /** Digits and a point, as most figures are. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if ((letter < '0' || letter > '9') && letter != '.') {
        return false;
      }
    }
    return true;
  }

  /** The text of a cell, stripped; empty if it, or the column, is absent. */
  static String text(Map<String, String> record, String column) {
    String text = column == null ? null : record.get(column);
    return text == null ? "" : text.strip();
  }

  /** Whether the text is one of the usual signs for a missing value. */
  static boolean isMissing(String text) {
    return MISSING.contains(text.toLowerCase(Locale.ROOT));
  }

  static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
