package io.tidemark.features.materialize;

import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.time.SessionAxis;
import io.tidemark.core.time.TradingCalendar;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * When the rows of a set are: a place of {@link ComputedValues} as a session, and within the day as
 * the moment at which the row's bar ends.
 */
interface PlaceTimes extends Serializable {
  /** Whether a session has several rows, which their time tells apart. */
  boolean isIntraday();

  /** The session of each place, in days since 1970. */
  int[] days(int[] places);

  /** The {@code event_time} of each place, in microseconds since 1970: the end of its bar. */
  long[] ends(int[] places);

  /** From when each place's features may be acted upon, in microseconds since 1970. */
  long[] decisions(int[] places);

  /** Of daily rows: places are sessions of an axis. */
  static PlaceTimes ofSessions(TradingCalendar calendar, SessionAxis axis) {
    int[] days = new int[axis.length()];
    long[] closes = new long[axis.length()];
    long[] decisions = new long[axis.length()];
    for (int t = 0; t < days.length; t++) {
      days[t] = (int) axis.date(t).toEpochDay();
      closes[t] = ChronoUnit.MICROS.between(Instant.EPOCH, calendar.close(axis.date(t)));
      decisions[t] = ChronoUnit.MICROS.between(Instant.EPOCH, axis.decision(t));
    }
    return new Sessions(days, closes, decisions);
  }

  /** Of rows within the day: places are minutes since 1970, at which bars end. */
  static PlaceTimes ofMinutes(FeatureSet set) {
    return new Minutes(set.calendar().name());
  }

  /**
   * Sessions by their number.
   *
   * @param days of each session since 1970
   * @param closes of each session in microseconds
   * @param decisions of each session in microseconds
   */
  record Sessions(int[] days, long[] closes, long[] decisions) implements PlaceTimes {
    @Override
    public boolean isIntraday() {
      return false;
    }

    @Override
    public int[] days(int[] places) {
      return Arrays.stream(places).map(place -> days[place]).toArray();
    }

    @Override
    public long[] ends(int[] places) {
      return Arrays.stream(places).mapToLong(place -> closes[place]).toArray();
    }

    @Override
    public long[] decisions(int[] places) {
      return Arrays.stream(places).mapToLong(place -> decisions[place]).toArray();
    }
  }

  /**
   * Minutes since 1970.
   *
   * @param calendar whose sessions they are of
   */
  record Minutes(String calendar) implements PlaceTimes {
    @Override
    public boolean isIntraday() {
      return true;
    }

    @Override
    public int[] days(int[] places) {
      TradingCalendar sessions = TradingCalendar.of(calendar);
      int[] days = new int[places.length];
      long opened = 0; // of the session of the row before
      long closed = 0;
      for (int i = 0; i < places.length; i++) {
        long begin = TimeUnit.MINUTES.toSeconds(places[i]) - 60;
        if (i > 0 && begin >= opened && begin < closed) {
          days[i] = days[i - 1];
          continue;
        }
        LocalDate date = sessions.dateOf(Instant.ofEpochSecond(begin));
        days[i] = (int) date.toEpochDay();
        boolean isSession = sessions.isSession(date);
        opened = isSession ? sessions.open(date).getEpochSecond() : 0;
        closed = isSession ? sessions.close(date).getEpochSecond() : 0;
      }
      return days;
    }

    @Override
    public long[] ends(int[] places) {
      return Arrays.stream(places).mapToLong(TimeUnit.MINUTES::toMicros).toArray();
    }

    @Override
    public long[] decisions(int[] places) {
      return ends(places);
    }
  }
}
