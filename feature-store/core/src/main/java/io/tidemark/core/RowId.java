package io.tidemark.core;

/**
 * The identifier of a row that waits for a decision. A row with the same content has the same
 * identifier however often and from wherever it is loaded, so a decision about it stays valid.
 */
public final class RowId {
  /** Length of an identifier, in characters. */
  public static final int LENGTH = 12;

  /** Separates the texts that are hashed (SHA-256 over UTF-8); no text contains it. */
  public static final String SEPARATOR = "\u0001";

  private RowId() {}

  /** The identifier of a row with these texts: the first characters of their hash. */
  public static String of(String kind, String source, String ticker, String date, String raw) {
    return Sha256.of(String.join(SEPARATOR, kind, source, ticker, date, raw)).substring(0, LENGTH);
  }
}
