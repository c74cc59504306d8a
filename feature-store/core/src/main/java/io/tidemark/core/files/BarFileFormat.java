package io.tidemark.core.files;

import io.tidemark.core.UserFault;
import io.tidemark.core.time.TradingCalendar;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Properties of bars that the files do not state.
 *
 * @param ticker ticker of files without a ticker column; empty: from the file's name
 * @param zone time zone of times without an offset; empty: unknown, such times are refused
 * @param stampedAtEnd whether the timestamp of an intraday bar is its end; else its beginning
 * @param calendar calendar with the trading hours of intraday bars
 * @param minutes length of a bar; 0: detected from the steps between times; {@link #DAY}: daily
 *     bars, whatever times they have
 */
public record BarFileFormat(
    String ticker, String zone, boolean stampedAtEnd, String calendar, int minutes)
    implements Serializable {
  /** Minutes of a daily bar. */
  public static final int DAY = 24 * 60;

  /** Nothing is given. */
  public static final BarFileFormat DEFAULT = new BarFileFormat("", "", false, "", 0);

  public BarFileFormat {
    ticker = ticker == null ? "" : ticker;
    zone = zone == null ? "" : zone;
    calendar = calendar == null || calendar.isEmpty() ? TradingCalendar.XNYS.name() : calendar;
    if (minutes < 0 || minutes > DAY) {
      throw new UserFault(
          "a bar of %d minutes is not allowed; give from 1 minute to one day".formatted(minutes));
    }
    zoneOf(zone);
    calendarOf(calendar);
  }

  /** The same for bars of that length. */
  public BarFileFormat ofMinutes(int length) {
    return new BarFileFormat(ticker, zone, stampedAtEnd, calendar, length);
  }

  /** The time zone of times without an offset, if it is given. */
  public Optional<ZoneId> localZone() {
    return zoneOf(zone);
  }

  /** The calendar with the trading hours of intraday bars. */
  public TradingCalendar hours() {
    return calendarOf(calendar);
  }

  private static Optional<ZoneId> zoneOf(String zone) {
    try {
      return zone.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(zone));
    } catch (DateTimeException e) {
      throw new UserFault(
          "zone '%s' is not known; name one such as UTC or America/New_York".formatted(zone), e);
    }
  }

  private static TradingCalendar calendarOf(String calendar) {
    try {
      return TradingCalendar.of(calendar);
    } catch (IllegalArgumentException e) {
      throw new UserFault(e.getMessage(), e);
    }
  }
}
