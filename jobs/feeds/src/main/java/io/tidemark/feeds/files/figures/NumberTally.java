package io.tidemark.feeds.files.figures;

import io.tidemark.feeds.files.time.DateText;
import java.util.regex.Pattern;

/**
 * Distinguishes a column of numbers from one of words, dates or quarters, using all of its cells.
 */
public final class NumberTally {
  /**
   * Begins like a number after at most three symbols, such as a minus, a currency sign, a bracket
   * or less-than.
   */
  private static final Pattern NUMBERLIKE = Pattern.compile("[^\\p{L}\\p{N}]{0,3}\\d.*");

  private long cells;
  private long numberlike;

  /** Adds one non-empty cell, stripped. */
  public void add(String cell) {
    cells++;
    numberlike += isNumberlike(cell) ? 1 : 0;
  }

  /** Whether at least half of the cells look like numbers; true if there are no cells. */
  public boolean isOfNumbers() {
    return 2 * numberlike >= cells;
  }

  /** Whether a text begins like a number and is not a period such as a quarter. */
  public static boolean isNumberlike(String text) {
    return NUMBERLIKE.matcher(text).matches() && !DateText.isPeriod(text);
  }
}
