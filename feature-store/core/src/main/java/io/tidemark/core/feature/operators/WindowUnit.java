package io.tidemark.core.feature.operators;

import java.util.List;
import java.util.Optional;

/** What a window may be measured by, apart from rows. */
public enum WindowUnit {
  /** Seconds between the ends of bars. */
  TIME("time") {
    @Override
    int rows(double[] time, double span, int t, int most) {
      return span < 0 ? -ahead(time, -span, t, most) : back(time, span, t, most);
    }
  },

  /** Volume traded: as many rows back as it takes to come to it. */
  VOLUME("volume") {
    @Override
    int rows(double[] volume, double span, int t, int most) {
      return countedBack(volume, span, t, most);
    }
  },

  /** Trades: as many rows back as it takes to come to them. */
  TRADES("trades") {
    @Override
    int rows(double[] trades, double span, int t, int most) {
      return countedBack(trades, span, t, most);
    }
  };

  /** Instead of a number of rows, where the window's other end is not there. */
  static final int NONE = Integer.MIN_VALUE;

  /** Rows that a window of volume or trades may reach back. */
  private static final int MOST_COUNTED = 5_000;

  /** Rows that a window of time may hold. */
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

  /** A letter behind a number: what it counts, and how much of it. */
  private record Unit(String letter, WindowUnit clock, long size) {}

  /** The clock that a letter means, as the d of {@code 20d}. */
  public static Optional<WindowUnit> of(String letter) {
    return UNITS.stream().filter(unit -> unit.letter().equals(letter)).map(Unit::clock).findAny();
  }

  /** What a letter stands for, in seconds, shares or trades. */
  public static double size(String letter) {
    return UNITS.stream().filter(u -> u.letter().equals(letter)).findAny().orElseThrow().size();
  }

  /** The letters there are, with what they mean, for errors. */
  public static String letters() {
    return "s, m, h, d, w (time), v (volume), t (trades)";
  }

  /** The column of the rows' source that it reads: a row's time in seconds, or what it adds. */
  public String column() {
    return column;
  }

  /** How a span is written: in the largest unit that it is a whole number of. */
  public String text(double span) {
    Unit unit =
        UNITS.stream()
            .filter(u -> u.clock() == this && span % u.size() == 0)
            .findFirst()
            .orElseThrow();
    return "%d%s".formatted((long) (span / unit.size()), unit.letter());
  }

  /**
   * The most rows that a window can hold.
   *
   * @param secondsPerRow the least time between two rows
   * @throws IllegalArgumentException if a window of that span can hold too many
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
   * How many rows the window ending with row {@code t} has; of a negative span, less the rows that
   * follow within it.
   *
   * @param counts the clock's column
   * @param most rows that a window can hold
   * @return {@link #NONE} if the window's other end is not there
   */
  abstract int rows(double[] counts, double span, int t, int most);

  /** Rows after the last one at or before the window's beginning. */
  private static int back(double[] time, double span, int t, int most) {
    int least = Math.max(0, t - most);
    double before = time[t] - span;
    if (!(time[least] <= before)) {
      return NONE;
    }
    // Rows near the present one are the likelier ones.
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

  /** Rows up to the last one at or before the window's end. */
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
