package io.tidemark.feeds.files.figures;

/**
 * Collects evidence for the decimal separator from the numbers of one column. A separator is
 * decimal if it is not followed by exactly three digits, or if it comes after the other one; it
 * groups digits if it occurs twice. A single separator before three digits, as in {@code 1.212}, is
 * ambiguous.
 */
public final class SeparatorEvidence {
  /** Up to one contradicting number in this many is ignored as a typing error. */
  private static final int SLIP = 100;

  private static final int GROUP = 3;
  private static final int SURELY_UNGROUPED = 5;

  private long point;
  private long comma;
  private boolean ungrouped;
  private String pointExample = "";
  private String commaExample = "";
  private String doubt = "";
  private boolean doubtfulComma;

  /** Adds one cell, stripped; a cell that is not a number is ignored. */
  public void add(String cell) {
    int points = 0;
    int commas = 0;
    int marks = 0;
    int before = -1;
    int digits = 0;
    boolean threes = true;
    boolean dollars = false;
    for (int i = 0; i < cell.length(); i++) {
      char letter = cell.charAt(i);
      if (letter >= '0' && letter <= '9') {
        digits++;
      } else if (letter == '.' || letter == ',' || (isMark(letter) && digits > 0)) {
        threes &= before < 0 || digits == GROUP;
        before = before < 0 ? digits : before;
        points += letter == '.' ? 1 : 0;
        commas += letter == ',' ? 1 : 0;
        marks += letter == '.' || letter == ',' ? 0 : 1;
        digits = 0;
      } else if (letter == 'E' || letter == 'e') {
        break;
      } else if (letter == '$') {
        dollars = true;
      } else if ("+-\u2212\u2013\uff0dKMB\u20ac\u00a3 ".indexOf(letter) < 0) {
        return;
      }
    }
    judge(cell, points, commas, marks, before, digits, threes, dollars);
  }

  private void judge(
      String cell,
      int points,
      int commas,
      int marks,
      int before,
      int after,
      boolean threes,
      boolean dollars) {
    if (points + commas == 0) {
      ungrouped |= marks == 0 && after >= SURELY_UNGROUPED;
    } else if (points > 0 && commas > 0) {
      boolean pointLast = cell.lastIndexOf('.') > cell.lastIndexOf(',');
      if ((pointLast ? points : commas) == 1) {
        count(pointLast, cell);
      }
    } else if (points + commas > 1) {
      if (threes && after == GROUP && before >= 1 && before <= GROUP) {
        count(commas > 0, cell);
      }
    } else if (dollars) {
      count(points == 1 || after == GROUP, cell);
    } else if (marks == 0 && after == GROUP && before >= 1 && before <= GROUP && !zero(cell)) {
      doubt = doubt.isEmpty() ? cell : doubt;
      doubtfulComma |= commas > 0;
    } else {
      count(points == 1, cell);
    }
  }

  private void count(boolean isPoint, String cell) {
    if (isPoint) {
      pointExample = point++ == 0 ? cell : pointExample;
    } else {
      commaExample = comma++ == 0 ? cell : commaExample;
    }
  }

  private static boolean isMark(char letter) {
    return letter == '\'' || letter == ' ' || letter == '\u00a0' || letter == '\u202f';
  }

  /** Whether a number begins with zero; digits such as 0.212 are never grouped. */
  private static boolean zero(String cell) {
    int at = 0;
    while (at < cell.length() && !Character.isDigit(cell.charAt(at))) {
      at++;
    }
    return at < cell.length() && cell.charAt(at) == '0';
  }

  /** The separator shown by the column itself; null if there is no evidence. */
  DecimalSeparator separator() {
    if (point > SLIP * comma) {
      return DecimalSeparator.POINT;
    }
    return comma > SLIP * point ? DecimalSeparator.COMMA : null;
  }

  /** Whether there is evidence for both separators beyond typing errors. */
  boolean isContradictory() {
    return separator() == null && point + comma > 0;
  }

  /** A number that is ambiguous; empty if there is none. */
  String doubt() {
    return doubt;
  }

  boolean isDoubtfulOfComma() {
    return doubtfulComma;
  }

  /** Whether a number of at least five digits has no grouping. */
  boolean hasUngrouped() {
    return ungrouped;
  }

  /** Two numbers that contradict each other. */
  String contradiction() {
    return "'%s' and '%s'".formatted(pointExample, commaExample);
  }
}
