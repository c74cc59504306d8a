package io.tidemark.core.feature;

import io.tidemark.core.UserFault;

/**
 * A fault in the text of a feature. The message gives the place, the line with a mark under it, and
 * the way out.
 */
public final class LanguageFault extends UserFault {
  private final int column;

  /**
   * @param text the expression
   * @param column 0-based place of the fault in it
   * @param message what is wrong and what would be valid
   */
  LanguageFault(String text, int column, String message) {
    super("%s%n  %s%n  %s^".formatted(message, text, " ".repeat(column)));
    this.column = column;
  }

  private LanguageFault(String message, LanguageFault cause) {
    super(message, cause);
    this.column = cause.column;
  }

  /** The same fault with the name of the feature and its place in a file. */
  LanguageFault in(String place, String feature) {
    return new LanguageFault("%s: %s: %s".formatted(place, feature, getMessage()), this);
  }

  /** 0-based place of the fault in the expression. */
  public int column() {
    return column;
  }
}
