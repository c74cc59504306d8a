package io.tidemark.feeds.files.time;

import io.tidemark.core.UserFault;
import java.time.LocalTime;

/**
 * Collects evidence from the times of all rows of a file: the order of day and month, whether rows
 * have a time of day, and the steps between them. While the order is unknown both readings are
 * followed in parallel, so one pass over the file is enough.
 */
public final class TimestampSurvey {
  /** Intraday steps that are enough to detect the bar length; more are not counted. */
  private static final int ENOUGH = 10_000;

  private final DateOrder stated;
  private final boolean moments;
  private final DateOrderEvidence evidence = new DateOrderEvidence();
  private Track monthFirst;
  private Track dayFirst;

  /**
   * @param stated the order given by the user, or {@link DateOrder#UNKNOWN}
   * @param moments whether to look for times of day; else only dates
   */
  public TimestampSurvey(DateOrder stated, boolean moments) {
    this.stated = stated;
    this.moments = moments;
    this.monthFirst = new Track(stated == DateOrder.UNKNOWN ? DateOrder.MONTH_FIRST : stated);
  }

  /**
   * Adds the next row.
   *
   * @param day the text of its date
   * @param text the text of its time, which may be the same text
   */
  public void add(String ticker, String day, String text) {
    if (stated == DateOrder.UNKNOWN && evidence.add(day) && dayFirst == null) {
      dayFirst = new Track(DateOrder.DAY_FIRST, monthFirst);
    }
    DateOrder order = evidence.order();
    if (dayFirst == null || order != DateOrder.DAY_FIRST) {
      monthFirst.add(ticker, text);
    }
    if (dayFirst != null && order != DateOrder.MONTH_FIRST) {
      dayFirst.add(ticker, text);
    }
  }

  /**
   * The order of day and month.
   *
   * @throws UserFault if dates depend on it and it cannot be determined
   */
  public DateOrder order(String fileName, String column) {
    return stated == DateOrder.UNKNOWN ? evidence.decided(fileName, column) : stated;
  }

  /** Whether most rows have a date, or a time if these are looked for. */
  public boolean isMeant() {
    Track track = track();
    return track.read > 0 && 2 * track.read >= track.rows;
  }

  /** Whether most rows have a month or a quarter in place of a date. */
  public boolean isOfMonths() {
    Track track = track();
    return track.months > 0 && 2 * track.months >= track.rows;
  }

  /** The first text that is a month or a quarter. */
  public String month() {
    return track().month;
  }

  /** The steps between the rows. */
  public BarSteps steps() {
    return track().steps;
  }

  /** A time without an offset; null if there is none. */
  public FileTimestamp naive() {
    return track().naive;
  }

  /** Whether all times are midnight, as written or in New York. */
  public boolean isMidnightAlone() {
    return track().midnights == track().read;
  }

  private Track track() {
    return dayFirst != null && evidence.order() == DateOrder.DAY_FIRST ? dayFirst : monthFirst;
  }

  /** One reading of the rows. */
  private final class Track {
    private final TimestampParser reader;
    private final DayReader days;
    private final BarSteps steps;
    private long rows;
    private long read;
    private long months;
    private long midnights;
    private String month = "";
    private FileTimestamp naive;
    private boolean done;

    Track(DateOrder order) {
      this.reader = new TimestampParser(order);
      this.days = new DayReader(order, null, false);
      this.steps = new BarSteps();
    }

    /** Continues an existing reading with another order. */
    Track(DateOrder order, Track from) {
      this.reader = new TimestampParser(order);
      this.days = new DayReader(order, null, false);
      this.steps = from.steps.copy();
      this.rows = from.rows;
      this.read = from.read;
      this.months = from.months;
      this.midnights = from.midnights;
      this.month = from.month;
      this.naive = from.naive;
      this.done = from.done;
    }

    void add(String ticker, String text) {
      if (done) {
        return;
      }
      rows++;
      if (moments) {
        moment(ticker, text);
      } else {
        day(ticker, text);
      }
    }

    private void moment(String ticker, String text) {
      FileTimestamp moment = reader.read(text).orElse(null);
      if (moment != null) {
        read++;
        midnights += isMidnight(moment) ? 1 : 0;
        naive = naive == null && !moment.hasOffset() ? moment : naive;
        steps.add(ticker, moment.second());
        done = steps.count() % ENOUGH == 0 && steps.count() > 0 && !steps.isDaysLong();
      }
    }

    private void day(String ticker, String text) {
      long day = days.epochDay(text);
      if (day != Long.MIN_VALUE) {
        read++;
        steps.add(ticker, day * 24 * 60 * 60);
      } else if (DateText.isLongerThanADay(text)) {
        month = months++ == 0 ? text : month;
      }
    }
  }

  private static boolean isMidnight(FileTimestamp moment) {
    return moment.local().toLocalTime().equals(LocalTime.MIDNIGHT)
        || (moment.hasOffset() && moment.inNewYork().toLocalTime().equals(LocalTime.MIDNIGHT));
  }
}
