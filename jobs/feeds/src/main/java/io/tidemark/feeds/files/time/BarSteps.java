package io.tidemark.feeds.files.time;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts the time steps between consecutive rows of each ticker, from which the length of bars is
 * detected.
 */
public final class BarSteps {
  private static final int DAY = 24 * 60 * 60;
  private static final int HALF_A_DAY = DAY / 2;

  /** A step that is rarer than one in this many is treated as a gap or an error. */
  private static final int RARE = 10;

  private final Map<String, Long> last;
  private final Map<Long, Integer> counts;
  private int steps;

  public BarSteps() {
    this(new HashMap<>(), new HashMap<>(), 0);
  }

  private BarSteps(Map<String, Long> last, Map<Long, Integer> counts, int steps) {
    this.last = last;
    this.counts = counts;
    this.steps = steps;
  }

  /** An independent copy of the counts so far. */
  BarSteps copy() {
    return new BarSteps(new HashMap<>(last), new HashMap<>(counts), steps);
  }

  /**
   * Adds the next row of a ticker. Steps are counted without sign, because files may be sorted in
   * either direction; steps of half a day or more are rounded to days, because of daylight saving
   * time.
   */
  public void add(String ticker, long second) {
    Long before = last.put(ticker, second);
    if (before != null && before != second) {
      long step = Math.abs(second - before);
      long rounded = step < HALF_A_DAY ? step : Math.max(1, Math.round((double) step / DAY)) * DAY;
      counts.merge(rounded, 1, Integer::sum);
      steps++;
    }
  }

  /** The number of steps. */
  public int count() {
    return steps;
  }

  /**
   * The length of a bar in seconds: the smallest step that is not rare. The most common step would
   * be too long if most minutes have no trade. 0 if there is no step.
   */
  public long typical() {
    return counts.entrySet().stream()
        .filter(count -> (long) count.getValue() * RARE >= steps)
        .mapToLong(Map.Entry::getKey)
        .min()
        .orElseGet(() -> counts.keySet().stream().mapToLong(Long::longValue).min().orElse(0));
  }

  /** Whether the typical step is at least half a day. */
  public boolean isDaysLong() {
    return typical() >= HALF_A_DAY;
  }

  /**
   * The length of bars longer than a day, in days; steps below five days are then rare. A single
   * step counts only if it is a week, a month, a quarter or a year.
   *
   * @return 0 if bars may be daily
   */
  public int longDays() {
    long days = typical() / DAY;
    if (days < 5) {
      return 0;
    }
    boolean period =
        days == 7
            || (days >= 28 && days <= 31)
            || (days >= 89 && days <= 92)
            || (days >= 365 && days <= 366);
    return steps > 1 || period ? (int) days : 0;
  }
}
