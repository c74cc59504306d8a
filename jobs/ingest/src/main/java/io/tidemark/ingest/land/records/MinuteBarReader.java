package io.tidemark.ingest.land.records;

import io.tidemark.core.time.TradingCalendar;
import io.tidemark.ingest.calendar.TradingHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Reads bars of one minute or some, within the hours of the market that the row names; New York's
 * stocks, if it names none.
 */
final class MinuteBarReader {
  private static final int MINUTE = 60;

  /** Bars of a length that divides half an hour must begin at a multiple of their length. */
  private static final int HALF_AN_HOUR = 30;

  private MinuteBarReader() {}

  static Object[] read(FieldReader row) {
    String ticker = row.named("ticker");
    Instant time = row.moment("time");
    int minutes = length(row);
    begins(row, time, minutes);
    isWithinHours(row, time);
    row.happened(time == null ? null : time.plus(Duration.ofMinutes(minutes)));
    boolean hasVolume = !row.text("without").equals("volume");
    PriceRange range = hasVolume ? PriceRange.of(row, 0) : PriceRange.withoutVolume(row, 0);
    Double vwap = row.optional("vwap");
    Double trades = row.optional("trades");
    row.breaksIf(trades != null && trades < 0, "negative-trades", "trades %s is below 0", trades);
    String contract = row.text("contract").strip();
    return new Object[] {
      ticker,
      time == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, time),
      range.open(),
      range.high(),
      range.low(),
      range.close(),
      range.volume(),
      vwap,
      minutes,
      trades,
      contract.isEmpty() ? null : contract
    };
  }

  /** The length in minutes; vendors' responses are of one minute and do not state it. */
  private static int length(FieldReader row) {
    Double minutes = row.optional("minutes");
    if (minutes == null) {
      return 1;
    }
    boolean whole = minutes >= 1 && minutes == Math.rint(minutes);
    row.lackIf(
        !whole, "unreadable-minutes", "minutes '%s' is not a bar length", row.text("minutes"));
    return whole ? minutes.intValue() : 1;
  }

  private static void begins(FieldReader row, Instant time, int minutes) {
    if (time == null) {
      return;
    }
    int length = HALF_AN_HOUR % minutes == 0 ? minutes : 1;
    row.breaksIf(
        time.getEpochSecond() % ((long) length * MINUTE) != 0 || time.getNano() != 0,
        "not-a-minute",
        "time %s is not the beginning of %s",
        row.text("time"),
        minutes == 1 ? "a minute" : minutes + " minutes");
  }

  private static void isWithinHours(FieldReader row, Instant time) {
    // The date follows from the time.
    LocalDate date = time == null ? null : row.day("date");
    String named = row.text("calendar");
    TradingHours hours =
        TradingHours.of(named.isEmpty() ? TradingCalendar.XNYS.name() : named).orElse(null);
    row.lackIf(hours == null, "unknown-calendar", "calendar '%s' is not known", named);
    if (hours == null || date == null) {
      return;
    }
    row.session(date, hours.calendar(), hours.isSession(date));
    row.breaksIf(
        hours.isSession(date) && !hours.contain(time, date),
        "outside-hours",
        "%s is outside the trading hours of %s, including extended hours",
        row.text("time"),
        row.text("date"));
  }
}
