package io.tidemark.core.feature.operators;

import java.util.List;
import java.util.Optional;

/** The measures of a window other than a number of rows. */
public enum WindowUnit {
  /** Seconds between the ends of bars. */
  TIME("time") {
    @Override
    int rows(double[] time, double span, int t, int most) {
      return span < 0 ? -ahead(time, -span, t, most) : back(time, span, t, most);
    }
  },

  /** Volume traded: as many rows back as are needed to reach the given volume. */
  VOLUME("volume") {
    @Override
    int rows(double[] volume, double span, int t, int most) {
      return countedBack(volume, span, t, most);
    }
  },

  /** Trades: as many rows back as are needed to reach the given number. */
  TRADES("trades") {
    @Override
    int rows(double[] trades, double span, int t, int most) {
      return countedBack(trades, span, t, most);
    }
  };

  /** Returned instead of a number of rows where the other end of the window is missing. */
  static final int NONE = Integer.MIN_VALUE;

  /** The largest number of rows that a window of volume or trades may reach back. */
  private static final int MOST_COUNTED = 5_000;

  /** The largest number of rows in a window of time. */
  private static final int MOST_TIMED = 200_000;

  private static final List<Unit> UNITS =
      List.of(
          new Unit("w", TIME, 604_800),
          new Unit("d", TIME, 86_400),
          new Unit("h", TIME, 3_600),
          new Unit("m", TIME, 60),
          new Unit("s", TIME, 1),
          new Unit("v", VOLUME, 1),
          new Unit("t", TRADES, 1));

  private final String column;

  WindowUnit(String column) {
    this.column = column;
  }

  /** A letter after a number: what it measures, and its size in seconds, shares or trades. */
  private record Unit(String letter, WindowUnit clock, long size) {}

  /** The measure that a letter stands for, as the d of {@code 20d}. */
  public static Optional<WindowUnit> of(String letter) {
    return UNITS.stream().filter(unit -> unit.letter().equals(letter)).map(Unit::clock).findAny();
  }

  /** The size of a letter's unit, in seconds, shares or trades. */
  public static double size(String letter) {
    return UNITS.stream().filter(u -> u.letter().equals(letter)).findAny().orElseThrow().size();
  }

  /** All letters with their meaning, for error messages. */
  public static String letters() {
    return "s, m, h, d, w (time), v (volume), t (trades)";
  }

  /**
   * The column of the row source that it reads: the time in seconds, or the volume or trades of
   * each row.
   */
  public String column() {
    return column;
  }

  /** Writes a span in the largest unit that divides it. */
  public String text(double span) {
    Unit unit =
        UNITS.stream()
            .filter(u -> u.clock() == this && span % u.size() == 0)
            .findFirst()
            .orElseThrow();
    return "%d%s".formatted((long) (span / unit.size()), unit.letter());
  }

  /**
   * The largest number of rows that a window can hold.
   *
   * @param secondsPerRow the shortest time between two rows
   * @throws IllegalArgumentException if a window of that span can hold too many rows
   */
  int mostRows(double span, long secondsPerRow) {
    if (this != TIME) {
      return MOST_COUNTED;
    }
    double rows = Math.ceil(Math.abs(span) / secondsPerRow);
    if (rows > MOST_TIMED) {
      throw new IllegalArgumentException(
          "%s can hold %.0f rows of %d seconds; at most %d are allowed"
              .formatted(text(span), rows, secondsPerRow, MOST_TIMED));
    }
    return Math.max(1, (int) rows);
  }

  /**
   * The number of rows of the window that ends with row {@code t}; for a negative span, minus the
   * number of rows that follow within the span.
   *
   * @param counts the column that measures the window
   * @param most the largest number of rows of a window
   * @return {@link #NONE} if the other end of the window is missing
   */
  abstract int rows(double[] counts, double span, int t, int most);

  /** Rows after the last one at or before the beginning of the window. */
  private static int back(double[] time, double span, int t, int most) {
    int least = Math.max(0, t - most);
    double before = time[t] - span;
    if (!(time[least] <= before)) {
      return NONE;
    }
    // the beginning of the window is usually close to the present row
    int low = t - 1;
    int high = t;
    for (int step = 1; time[low] > before; step *= 2) {
      high = low;
      low = Math.max(least, low - step);
    }
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (time[middle] <= before) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return t - low;
  }

  /** Rows up to the last one at or before the end of the window. */
  private static int ahead(double[] time, double span, int t, int most) {
    int rows = 0;
    while (rows < most && t + rows + 1 < time.length && time[t + rows + 1] <= time[t] + span) {
      rows++;
    }
    boolean isPast = t + rows + 1 < time.length || time[t + rows] >= time[t] + span;
    return isPast ? rows : NONE;
  }

  private static int countedBack(double[] counts, double span, int t, int most) {
    double sum = 0;
    for (int rows = 1; rows <= most && rows <= t + 1; rows++) {
      double count = counts[t - rows + 1];
      sum += Double.isNaN(count) ? 0 : count;
      if (sum >= span) {
        return rows;
      }
    }
    return NONE;
  }
}
