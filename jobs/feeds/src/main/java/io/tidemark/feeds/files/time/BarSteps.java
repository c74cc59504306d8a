package io.tidemark.feeds.files.time;

import java.util.HashMap;
import java.util.Map;

/** The steps in time from row to row of each ticker, which tell how long a file's bars are. */
public final class BarSteps {
  private static final int DAY = 24 * 60 * 60;
  private static final int HALF_A_DAY = DAY / 2;

  /** A step that is rarer than one in so many is a gap, or a slip. */
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

  /** The same so far, to go on apart. */
  BarSteps copy() {
    return new BarSteps(new HashMap<>(last), new HashMap<>(counts), steps);
  }

  /**
   * Takes the next row of a ticker. Whether a file runs forward or back in time, a step is one;
   * from half a day on they are rounded to days, since clocks are put forward and back.
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

  /** How many steps there were. */
  public int count() {
    return steps;
  }

  /**
   * Seconds from bar to bar: the least step that is no rarity. The commonest would be too long
   * where most minutes pass without a trade. 0 if there is no step.
   */
  public long typical() {
    return counts.entrySet().stream()
        .filter(count -> (long) count.getValue() * RARE >= steps)
        .mapToLong(Map.Entry::getKey)
        .min()
        .orElseGet(() -> counts.keySet().stream().mapToLong(Long::longValue).min().orElse(0));
  }

  /** Whether the typical step is half a day or more. */
  public boolean isDaysLong() {
    return typical() >= HALF_A_DAY;
  }

  /**
   * Days from bar to bar where they are more than a day's: steps below five days are rare. A single
   * step tells so only if it is a week, a month, a quarter or a year.
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
