package io.tidemark.core.files;

/** What imported files hold. */
public enum FileContent {
  BARS,
  ACTIONS,
  MACRO,
  SERIES;

  /** Whether prices are made of it. */
  public boolean isOfPrices() {
    return this == BARS || this == ACTIONS;
  }
}
