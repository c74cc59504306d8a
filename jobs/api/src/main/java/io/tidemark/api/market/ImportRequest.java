package io.tidemark.api.market;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * Land files of bars, corporate actions, macro observations or alternative series as a source of
 * its own name, through the same validation as a vendor's answers.
 *
 * @param source the name under which the rows are kept, in the place of a vendor's
 * @param files CSV (also gzipped) or Parquet
 * @param knownAt the column that says when a row was known; empty: now, except for a macro file
 *     whose name is a vintage such as {@code 2015m4.csv.gz}; a date without a time counts from the
 *     open of the next session
 * @param columns our column name to the file's, where they differ
 * @param bars what files of bars do not say themselves
 * @param format how files of text write what they do not say themselves
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
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Untold.class) TextFormat format)
    implements JobRequest<LandRequest.Result> {
  /** What the files hold. */
  public enum Kind {
    BARS,
    ACTIONS,
    MACRO,
    SERIES;

    /** Whether prices are made of it. */
    public boolean isOfPrices() {
      return this == BARS || this == ACTIONS;
    }
  }

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
  public record Bars(String ticker, String zone, boolean stampedAtEnd, String calendar, int minutes)
      implements Serializable {
    /** Minutes of a daily bar. */
    public static final int DAY = 24 * 60;

    /** Nothing is told. */
    public static final Bars UNTOLD = new Bars("", "", false, "", 0);

    public Bars {
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
    public Bars ofMinutes(int length) {
      return new Bars(ticker, zone, stampedAtEnd, calendar, length);
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

  /**
   * How files of text write what they may not say themselves.
   *
   * @param names of the columns of files that have no header, in their order; empty: such files are
   *     refused
   * @param decimal the decimal separator, a point or a comma; empty: as each file's figures tell
   * @param dates order of day, month and year in figures: dmy, mdy or ymd; empty: as each file's
   *     days tell
   */
  public record TextFormat(List<String> names, String decimal, String dates)
      implements Serializable {
    private static final List<String> DECIMALS = List.of("", ".", ",");
    private static final List<String> DATES = List.of("", "dmy", "mdy", "ymd");

    /** Nothing is told. */
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

  /**
   * Leaves a format that says nothing out of JSON: requests from before it have none, and a request
   * is known by the hash of its JSON.
   */
  private static final class Untold {
    @Override
    public boolean equals(Object format) {
      return TextFormat.UNTOLD.equals(format);
    }

    @Override
    public int hashCode() {
      return TextFormat.UNTOLD.hashCode();
    }
  }

  /** Files of text that say themselves how they are written. */
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

  /** Files that say of themselves all there is to know. */
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
