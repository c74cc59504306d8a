package io.tidemark.core.files;

import io.tidemark.core.UserFault;
import io.tidemark.core.time.TradingCalendar;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What is to be known of files of bars and does not stand in them.
 *
 * @param ticker of files that have no such column; empty: as each file is named
 * @param zone where moments without an offset are local; empty: not told, and such moments are
 *     refused
 * @param stampedAtEnd whether a bar within the day is stamped with its end; else its beginning
 * @param calendar whose hours bars within the day keep to
 * @param minutes length of a bar; 0: as the steps between moments tell; {@link #DAY}: daily bars,
 *     whatever moments they bear
 */
public record BarFileFormat(
    String ticker, String zone, boolean stampedAtEnd, String calendar, int minutes)
    implements Serializable {
  /** Minutes of a daily bar. */
  public static final int DAY = 24 * 60;

  /** Nothing is told. */
  public static final BarFileFormat DEFAULT = new BarFileFormat("", "", false, "", 0);

  public BarFileFormat {
    ticker = ticker == null ? "" : ticker;
    zone = zone == null ? "" : zone;
    calendar = calendar == null || calendar.isEmpty() ? TradingCalendar.XNYS.name() : calendar;
    if (minutes < 0 || minutes > DAY) {
      throw new UserFault("a bar of %d minutes is none; from 1 to a day".formatted(minutes));
    }
    zoneOf(zone);
    calendarOf(calendar);
  }

  /** The same of bars of that length. */
  public BarFileFormat ofMinutes(int length) {
    return new BarFileFormat(ticker, zone, stampedAtEnd, calendar, length);
  }

  /** Where moments without an offset are local, if that is told. */
  public Optional<ZoneId> localZone() {
    return zoneOf(zone);
  }

  /** Whose hours bars within the day keep to. */
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
