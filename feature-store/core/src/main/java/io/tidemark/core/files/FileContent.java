package io.tidemark.core.files;

/** The kind of data in imported files. */
public enum FileContent {
  BARS,
  ACTIONS,
  MACRO,
  SERIES,
  MEMBERS;

  /** Whether prices are derived from it. */
  public boolean isOfPrices() {
    return this == BARS || this == ACTIONS;
  }
}
