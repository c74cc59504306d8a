package io.tidemark.feeds.files.time;

import io.tidemark.core.UserFault;
import java.time.LocalTime;

/**
 * What the times of all rows of a file tell: in which order day and month stand, whether rows bear
 * a time of day, and the steps between them. While the order is open both readings go on side by
 * side, so a file is passed through once.
 */
public final class MomentSurvey {
  /** More steps within the day tell nothing new of their length. */
  private static final int ENOUGH = 10_000;

  private final DateOrder stated;
  private final boolean moments;
  private final DateOrderEvidence evidence = new DateOrderEvidence();
  private Track monthFirst;
  private Track dayFirst;

  /**
   * @param stated the order that the user states, or {@link DateOrder#UNTOLD}
   * @param moments whether times of day are looked for; else days alone
   */
  public MomentSurvey(DateOrder stated, boolean moments) {
    this.stated = stated;
    this.moments = moments;
    this.monthFirst = new Track(stated == DateOrder.UNTOLD ? DateOrder.MONTH_FIRST : stated);
  }

  /**
   * Takes the next row.
   *
   * @param day the text of its day
   * @param text the text of its moment, which may be the same
   */
  public void add(String ticker, String day, String text) {
    if (stated == DateOrder.UNTOLD && evidence.add(day) && dayFirst == null) {
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
   * @throws UserFault if days depend on it and it cannot be told
   */
  public DateOrder order(String fileName, String column) {
    return stated == DateOrder.UNTOLD ? evidence.decided(fileName, column) : stated;
  }

  /** Whether most rows bear a day, or where they are looked for a moment. */
  public boolean isMeant() {
    Track track = track();
    return track.read > 0 && 2 * track.read >= track.rows;
  }

  /** Whether most rows bear a month or a quarter in place of a day. */
  public boolean isOfMonths() {
    Track track = track();
    return track.months > 0 && 2 * track.months >= track.rows;
  }

  /** The first text that is a month or a quarter. */
  public String month() {
    return track().month;
  }

  /** The steps between rows that are read. */
  public BarSteps steps() {
    return track().steps;
  }

  /** A moment without an offset; null if there is none. */
  public FileMoment naive() {
    return track().naive;
  }

  /** Whether all moments are midnight, of the day as it is written or of New York's. */
  public boolean isMidnightAlone() {
    return track().midnights == track().read;
  }

  private Track track() {
    return dayFirst != null && evidence.order() == DateOrder.DAY_FIRST ? dayFirst : monthFirst;
  }

  /** One reading of the rows. */
  private final class Track {
    private final MomentText reader;
    private final DayReader days;
    private final BarSteps steps;
    private long rows;
    private long read;
    private long months;
    private long midnights;
    private String month = "";
    private FileMoment naive;
    private boolean done;

    Track(DateOrder order) {
      this.reader = new MomentText(order);
      this.days = new DayReader(order, null, false);
      this.steps = new BarSteps();
    }

    /** Goes on in another order where a reading stands. */
    Track(DateOrder order, Track from) {
      this.reader = new MomentText(order);
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
      FileMoment moment = reader.read(text).orElse(null);
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

  private static boolean isMidnight(FileMoment moment) {
    return moment.local().toLocalTime().equals(LocalTime.MIDNIGHT)
        || (moment.hasOffset() && moment.inNewYork().toLocalTime().equals(LocalTime.MIDNIGHT));
  }
}
