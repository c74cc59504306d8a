package io.tidemark.feeds.files;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the text of cells. */
final class CellText {
  private static final Set<String> MISSING =
      Set.of(
          "",
          ".",
          "..",
          "...",
          "-",
          "--",
          "---",
          "\u2013",
          "\u2014",
          "\u2026",
          "\u2212",
          "na",
          "n/a",
          "n.a.",
          "#n/a",
          "#n/a n/a",
          "<na>",
          "(na)",
          "nd",
          "n/d",
          "nan",
          "null",
          "none");

  private CellText() {}

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
