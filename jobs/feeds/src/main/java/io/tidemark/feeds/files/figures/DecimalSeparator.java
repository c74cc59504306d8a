package io.tidemark.feeds.files.figures;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The decimal separator of a number; the other character, if present, groups digits. */
public enum DecimalSeparator {
  POINT('.', ','),
  COMMA(',', '.');

  private static final Pattern PARTS =
      Pattern.compile(
          "(?:([-+]?)[$\u20ac\u00a3]?|[$\u20ac\u00a3](-))\\s?"
              + "([0-9.,][0-9.,' \u00a0\u202f]*)([KMB]?)\\s?[$\u20ac\u00a3]?");

  /**
   * Characters other than the hyphen that are used as minus before a number: minus, en dash, full
   * width.
   */
  private static final Pattern LEADING_MINUS = Pattern.compile("^[\u2013\uff0d]");

  private final char mark;
  private final Pattern grouped;

  DecimalSeparator(char mark, char group) {
    this.mark = mark;
    String point = Pattern.quote(String.valueOf(mark));
    this.grouped =
        Pattern.compile(
            "(?:\\d+|\\d{1,3}(?:([%s' \u00a0\u202f])\\d{3})(?:\\1\\d{3})*)(?:%s\\d*)?|%s\\d+"
                .formatted(group, point, point));
  }

  /** The character itself. */
  public char mark() {
    return mark;
  }

  /**
   * The number with a decimal point and without formatting: {@code -$1,234.50} becomes {@code
   * -1234.50} and {@code 1.2M} becomes {@code 1200000}. A text that is not a number in this
   * convention is returned in a form that is not a number either.
   */
  public String plain(String cell) {
    if (isPlain(cell, this == POINT)) {
      return cell;
    }
    String text = LEADING_MINUS.matcher(cell.replace('\u2212', '-')).replaceFirst("-");
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches()) {
      return this == COMMA && text.indexOf('.') >= 0 ? marked(text) : text;
    }
    String digits = parts.group(3).strip();
    if (!grouped.matcher(digits).matches()) {
      return marked(text);
    }
    int decimals = digits.indexOf(mark);
    StringBuilder figure =
        new StringBuilder(parts.group(2) == null ? parts.group(1) : parts.group(2));
    for (int i = 0; i < digits.length(); i++) {
      char letter = digits.charAt(i);
      if (letter >= '0' && letter <= '9') {
        figure.append(letter);
      } else if (i == decimals) {
        figure.append('.');
      }
    }
    return parts.group(4).isEmpty()
        ? figure.toString()
        : scaled(figure.toString(), parts.group(4).charAt(0));
  }

  private static String scaled(String figure, char unit) {
    return new BigDecimal(figure).scaleByPowerOfTen(3 * ("KMB".indexOf(unit) + 1)).toPlainString();
  }

  /**
   * Marks the text as not a number; otherwise {@code 12.50} would be parsed although the comma is
   * the decimal separator.
   */
  private String marked(String text) {
    return "%s (decimal separator '%s')".formatted(text, mark);
  }

  private static boolean isPlain(String text, boolean points) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if ((letter < '0' || letter > '9') && !(points && letter == '.')) {
        return false;
      }
    }
    return true;
  }
}
