package io.tidemark.core;

/**
 * The name of a row that waits for somebody's word: the same row, loaded again from wherever, has
 * the same name, so that what was decided about it holds.
 */
public final class RowId {
  /** Length of a name. */
  public static final int LENGTH = 12;

  /** Stands between the texts that are hashed (SHA-256 over UTF-8); no text holds it. */
  public static final String SEPARATOR = "\u0001";

  private RowId() {}

  /** The name of a row with these texts: the head of their hash. */
  public static String of(String kind, String source, String ticker, String date, String raw) {
    return Sha256.of(String.join(SEPARATOR, kind, source, ticker, date, raw)).substring(0, LENGTH);
  }
}
