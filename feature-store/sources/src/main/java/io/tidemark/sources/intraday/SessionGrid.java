package io.tidemark.sources.intraday;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * Bars of one or five minutes by session and slot. A session runs from 18:00 in New York to 17:00
 * on its date; slots are counted from its beginning in local time, so a change of daylight saving,
 * which happens while nothing trades, shifts no slot. A return is measured from the last earlier
 * close of the session if that is at most a quarter of an hour old, otherwise from the bar's own
 * open, so no return spans a break, a holiday or a contract roll.
 */
final class SessionGrid {
  /** Minutes of a session. */
  static final int MINUTES = 1_380;

  private static final int BREAK_BEFORE = 1_080;
  private static final int DAY = 1_440;
  private static final int LONGEST_HOLE = 15;
  private static final double PARKINSON = 4 * StrictMath.log(2);
  private static final double GARMAN_KLASS = 2 * StrictMath.log(2) - 1;
  private static final ZoneRules NEW_YORK = ZoneId.of("America/New_York").getRules();

  /** Length of a bar in minutes, and number of bars of a session. */
  final int minutes;

  final int slots;

  /** Session number of each row, −1 if it is outside all sessions; and its slot. */
  final int[] sessionOf;

  final int[] slotOf;

  private final List<Session> sessions = new ArrayList<>();

  /** The bars of one session by slot; 0 where there is no bar. */
  static final class Session {
    final LocalDate date;
    final boolean[] has;
    final double[] r;
    final double[] squared;
    final double[] trueRange;
    final double[] garmanKlass;
    final double[] bipower;
    int last = -1;
    private double close;
    private double[] target; // also null until first used
    private boolean[] ordinary; // likewise

    private Session(LocalDate date, int slots) {
      this.date = date;
      has = new boolean[slots];
      r = new double[slots];
      squared = new double[slots];
      trueRange = new double[slots];
      garmanKlass = new double[slots];
      bipower = new double[slots];
    }

    /** The realised target of every slot; valid only after the session has ended. */
    double[] target(int minutes) {
      if (target == null) {
        target = VarianceTarget.of(this, minutes);
      }
      return target;
    }

    /** Whether each slot is ordinary time, usable to estimate the time-of-day factors. */
    boolean[] ordinary(int minutes) {
      if (ordinary == null) {
        ordinary = NewsResponse.ordinary(this, minutes);
      }
      return ordinary;
    }
  }

  /**
   * Assigns bars to sessions and slots.
   *
   * @param ends end of each bar, in seconds since 1970, ascending
   * @param prices open, high, low and close
   * @param minutes of a bar, 1 or 5
   */
  SessionGrid(double[] ends, double[][] prices, int minutes) {
    this.minutes = minutes;
    slots = MINUTES / minutes;
    sessionOf = new int[ends.length];
    slotOf = new int[ends.length];
    long day = Long.MIN_VALUE;
    for (int t = 0; t < ends.length; t++) {
      long begin = (long) ends[t] - 60L * minutes;
      long wall = (begin + NEW_YORK.getOffset(Instant.ofEpochSecond(begin)).getTotalSeconds()) / 60;
      long ofDay = Math.floorDiv(wall - BREAK_BEFORE, DAY);
      int slot = (int) ((wall - BREAK_BEFORE - ofDay * DAY) / minutes);
      boolean there = prices[0][t] > 0 && prices[1][t] > 0 && prices[2][t] > 0 && prices[3][t] > 0;
      if (slot >= slots || !there) {
        sessionOf[t] = -1;
        continue;
      }
      if (ofDay != day) {
        day = ofDay;
        sessions.add(new Session(LocalDate.ofEpochDay(ofDay + 1), slots));
      }
      sessionOf[t] = sessions.size() - 1;
      slotOf[t] = slot;
      put(sessions.get(sessions.size() - 1), slot, prices, t);
    }
  }

  /**
   * Length of a bar in minutes: the smallest difference between two ends; 0 if it is neither 1 nor
   * 5.
   */
  static int minutes(double[] ends) {
    double least = Double.POSITIVE_INFINITY;
    for (int t = 1; t < ends.length; t++) {
      least = Math.min(least, ends[t] - ends[t - 1]);
    }
    return least == 60 ? 1 : least == 300 ? 5 : 0;
  }

  int size() {
    return sessions.size();
  }

  Session session(int number) {
    return sessions.get(number);
  }

  private void put(Session session, int slot, double[][] prices, int t) {
    double open = prices[0][t];
    double close = prices[3][t];
    int before = session.last;
    boolean near = before >= 0 && (slot - before) * minutes <= Math.max(LONGEST_HOLE, minutes);
    double reference = near ? session.close : open;
    double r = StrictMath.log(close / reference);
    session.has[slot] = true;
    session.r[slot] = r;
    session.squared[slot] = r * r;
    double range =
        StrictMath.log(Math.max(prices[1][t], reference) / Math.min(prices[2][t], reference));
    session.trueRange[slot] = range * range / PARKINSON;
    double highLow = StrictMath.log(prices[1][t] / prices[2][t]);
    double closeOpen = StrictMath.log(close / open);
    session.garmanKlass[slot] =
        Math.max(0.5 * highLow * highLow - GARMAN_KLASS * closeOpen * closeOpen, 0);
    session.bipower[slot] =
        near && slot - before == 1
            ? Math.PI / 2 * Math.abs(r) * Math.abs(session.r[slot - 1])
            : r * r;
    session.last = slot;
    session.close = close;
  }
}
