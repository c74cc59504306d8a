package io.tidemark.feeds.files.figures;

import io.tidemark.feeds.files.time.DateText;
import java.util.regex.Pattern;

/** Tells a column of numbers from one of words, days or quarters by all of its cells. */
public final class NumberTally {
  /** Begins like a number, after at most a few signs: a minus, a currency, a bracket, less than. */
  private static final Pattern NUMBERLIKE = Pattern.compile("[^\\p{L}\\p{N}]{0,3}\\d.*");

  private long cells;
  private long numberlike;

  /** Takes one cell, stripped, in which something stands. */
  public void add(String cell) {
    cells++;
    numberlike += isNumberlike(cell) ? 1 : 0;
  }

  /** Whether half of the cells or more are like numbers, as all are where none is there. */
  public boolean isOfNumbers() {
    return 2 * numberlike >= cells;
  }

  /** Whether a text begins like a number and is no period, such as a quarter. */
  public static boolean isNumberlike(String text) {
    return NUMBERLIKE.matcher(text).matches() && !DateText.isPeriod(text);
  }
}
