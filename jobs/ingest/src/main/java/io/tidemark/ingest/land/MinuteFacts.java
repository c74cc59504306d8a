package io.tidemark.ingest.land;

import io.tidemark.feeds.TextRow;
import io.tidemark.ingest.calendar.Sessions;
import io.tidemark.lake.Table;
import io.tidemark.lake.tables.MinuteBars;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Bars of one minute. New York also trades from 4:00 to the open and for four hours after the close
 * of a session; outside those hours nothing can have happened.
 */
final class MinuteFacts implements Facts {
  private static final Duration BEFORE_OPEN = Duration.ofMinutes(330);
  private static final Duration AFTER_CLOSE = Duration.ofHours(4);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Override
  public TextRow.Kind kind() {
    return TextRow.Kind.MINUTE;
  }

  @Override
  public String name() {
    return "minutes";
  }

  @Override
  public String subject() {
    return "ticker";
  }

  @Override
  public Table table() {
    return MinuteBars.TABLE;
  }

  @Override
  public Object[] read(Reading row) {
    String ticker = row.named("ticker");
    Instant time = row.moment("time");
    // Its date is read off the time.
    LocalDate date = time == null ? null : row.day("date");
    row.session(date);
    if (time != null && date != null) {
      row.breaksIf(
          time.getEpochSecond() % MINUTE.toSeconds() != 0,
          "not-a-minute",
          "time %s is not the beginning of a minute",
          row.text("time"));
      row.breaksIf(
          Sessions.is(date) && !isWithinHours(time, date),
          "outside-hours",
          "%s is outside the trading hours of %s, early and late ones included",
          row.text("time"),
          row.text("date"));
    }
    row.happened(time == null ? null : time.plus(MINUTE));
    PriceRange range = PriceRange.of(row, 0);
    Double vwap = row.optional("vwap");
    return new Object[] {
      ticker,
      time == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, time),
      range.open(),
      range.high(),
      range.low(),
      range.close(),
      range.volume(),
      vwap
    };
  }

  private static boolean isWithinHours(Instant time, LocalDate date) {
    return !time.isBefore(Sessions.open(date).minus(BEFORE_OPEN))
        && time.isBefore(Sessions.close(date).plus(AFTER_CLOSE));
  }
}
