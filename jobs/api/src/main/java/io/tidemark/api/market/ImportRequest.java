package io.tidemark.api.market;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.tidemark.api.JobRequest;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.time.TradingCalendar;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lands files of bars, corporate actions, macro observations or alternative series as a source with
 * its own name, with the same validation as vendors' responses.
 *
 * @param source the name under which the rows are stored, in place of a vendor's name
 * @param files CSV (also gzipped) or Parquet
 * @param knownAt the column with the known_at of rows; empty: now, except for a macro file whose
 *     name is a vintage such as {@code 2015m4.csv.gz}; a date without a time means the open of the
 *     next session
 * @param columns the file's column name by our name, where they differ
 * @param bars properties of bars that the files do not state
 * @param format text format of the files where it cannot be detected
 */
@JsonTypeName("import")
public record ImportRequest(
    RunKey runKey,
    Kind kind,
    String source,
    List<String> files,
    String knownAt,
    Map<String, String> columns,
    Bars bars,
    TextFormat format)
    implements JobRequest<LandRequest.Result> {
  /** The kind of data in the files. */
  public enum Kind {
    BARS,
    ACTIONS,
    MACRO,
    SERIES;

    /** Whether prices are derived from it. */
    public boolean isOfPrices() {
      return this == BARS || this == ACTIONS;
    }
  }

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
  public record Bars(String ticker, String zone, boolean stampedAtEnd, String calendar, int minutes)
      implements Serializable {
    /** Minutes of a daily bar. */
    public static final int DAY = 24 * 60;

    /** Nothing is given. */
    public static final Bars UNTOLD = new Bars("", "", false, "", 0);

    public Bars {
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
    public Bars ofMinutes(int length) {
      return new Bars(ticker, zone, stampedAtEnd, calendar, length);
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

  /**
   * The text format of files where it cannot be detected.
   *
   * @param names column names, in order, of files without a header; empty: such files are refused
   * @param decimal the decimal separator, a point or a comma; empty: detected from each file's
   *     numbers
   * @param dates order of numeric dates: dmy, mdy or ymd; empty: detected from each file's dates
   */
  public record TextFormat(List<String> names, String decimal, String dates)
      implements Serializable {
    private static final List<String> DECIMALS = List.of("", ".", ",");
    private static final List<String> DATES = List.of("", "dmy", "mdy", "ymd");

    /** Nothing is given. */
    public static final TextFormat UNTOLD = new TextFormat(List.of(), "", "");

    public TextFormat {
      names = names == null ? List.of() : List.copyOf(names);
      decimal = decimal == null ? "" : decimal;
      dates = dates == null ? "" : dates;
      if (!DECIMALS.contains(decimal)) {
        throw new UserFault("decimal separator '%s' is neither . nor ,".formatted(decimal));
      }
      if (!DATES.contains(dates)) {
        throw new UserFault("order of dates '%s' is none of dmy, mdy and ymd".formatted(dates));
      }
    }
  }

  /** A request whose text format is detected. */
  public ImportRequest(
      RunKey runKey,
      Kind kind,
      String source,
      List<String> files,
      String knownAt,
      Map<String, String> columns,
      Bars bars) {
    this(runKey, kind, source, files, knownAt, columns, bars, TextFormat.UNTOLD);
  }

  /** A request whose properties are all detected. */
  public ImportRequest(
      RunKey runKey,
      Kind kind,
      String source,
      List<String> files,
      String knownAt,
      Map<String, String> columns) {
    this(runKey, kind, source, files, knownAt, columns, Bars.UNTOLD);
  }

  public ImportRequest {
    bars = bars == null ? Bars.UNTOLD : bars;
    format = format == null ? TextFormat.UNTOLD : format;
    knownAt = knownAt == null ? "" : knownAt;
    columns = columns == null ? Map.of() : Map.copyOf(columns);
    files = List.copyOf(files);
  }

  @Override
  public Class<LandRequest.Result> resultType() {
    return LandRequest.Result.class;
  }
}
