package io.tidemark.feeds.files;

import io.tidemark.core.UserFault;
import io.tidemark.core.files.BarFileFormat;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.feeds.TextRow;
import io.tidemark.feeds.files.time.FileTimestamp;
import io.tidemark.feeds.files.time.TimestampParser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A file of intraday bars, whose rows have a time. Columns of dividends, splits and adjusted prices
 * are not used.
 *
 * <p>A time without an offset is in the user's time zone; a time that does not exist or is
 * ambiguous there (daylight saving) is kept as text for validation to refuse. If the file has no
 * volume column, rows state this in the field {@code without}, so that an empty cell in an existing
 * column remains a fault.
 */
final class MinuteBarLayout implements RowLayout {
  private static final List<String> PRICES = List.of("open", "high", "low", "close");
  private static final List<String> TOLD_BY_SOME = List.of("volume", "vwap", "trades", "contract");

  private final TickerSource ticker;
  private final MomentColumn moments;
  private final Map<String, String> columns = new LinkedHashMap<>();
  private final ZoneId zone;
  private final BarFileFormat bars;
  private final TradingCalendar calendar;
  private final TimestampParser reader;

  /** The session of the last row, which is mostly also the session of the next row. */
  private long opened = Long.MAX_VALUE;

  private long closed = Long.MIN_VALUE;
  private String session = "";

  /**
   * @param findings the length of bars, the columns of their times and how to read them
   */
  MinuteBarLayout(
      String fileName, FileColumns columns, BarFileFormat bars, FileSurvey.Findings findings) {
    this.ticker = TickerSource.of(fileName, columns, bars.ticker());
    this.moments = findings.moments();
    this.reader = new TimestampParser(findings.momentDates());
    this.bars = bars.ofMinutes(findings.minutes());
    this.zone = findings.zone();
    this.calendar = bars.hours();
    PRICES.forEach(price -> this.columns.put(price, columns.need(price, price)));
    TOLD_BY_SOME.forEach(
        name -> columns.find(name).ifPresent(column -> this.columns.put(name, column)));
  }

  /** The length of a bar in minutes. */
  int minutes() {
    return bars.minutes();
  }

  @Override
  public String dateColumn() {
    return moments.day();
  }

  @Override
  public Set<String> columns() {
    Set<String> used = new HashSet<>(columns.values());
    used.add(moments.day());
    used.add(moments.clock());
    ticker.columns().forEach(used::add);
    return used;
  }

  @Override
  public List<TextRow> rows(Map<String, String> record, Stamp stamp) {
    String text = moments.text(record);
    Optional<Instant> start = reader.read(text).flatMap(moment -> moment.in(zone)).map(this::start);
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("ticker", ticker.of(record));
    fields.put("time", start.map(Instant::toString).orElse(text));
    fields.put("date", start.map(this::session).orElse(""));
    columns.forEach(
        (name, column) ->
            fields.put(
                name,
                name.equals("contract")
                    ? CellText.text(record, column)
                    : stamp.figure(record, column)));
    if (!columns.containsKey("volume")) {
      fields.put("without", "volume");
    }
    fields.put("minutes", Integer.toString(bars.minutes()));
    fields.put("calendar", calendar.name());
    return List.of(
        stamp.on(
            new TextRow(
                TextRow.Kind.MINUTE, fields, stamp.place(), stamp.raw(), stamp.known().at())));
  }

  private Instant start(Instant stamped) {
    return bars.stampedAtEnd() ? stamped.minus(Duration.ofMinutes(bars.minutes())) : stamped;
  }

  /** The date of the session; outside all sessions the date in the market's time zone. */
  private String session(Instant start) {
    long second = start.getEpochSecond();
    if (second >= opened && second < closed) {
      return session;
    }
    Optional<LocalDate> date = calendar.sessionAt(start);
    if (date.isEmpty()) {
      return LocalDate.ofInstant(start, calendar.zone()).toString();
    }
    opened = calendar.open(date.get()).getEpochSecond();
    closed = calendar.close(date.get()).getEpochSecond();
    session = date.get().toString();
    return session;
  }

  /**
   * The time zone of times without an offset.
   *
   * @param naive a time of the file without an offset; null if there is none
   * @param instants whether the column's type says that times are UTC
   * @throws UserFault if a time needs a zone and none is given
   */
  static ZoneId zone(String fileName, FileTimestamp naive, boolean instants, BarFileFormat bars) {
    if (instants) {
      return ZoneOffset.UTC;
    }
    if (naive != null && bars.localZone().isEmpty()) {
      throw new UserFault(
          "%s: time '%s' has no offset. As New York time it is %s, as UTC it is %sZ; choose with --zone America/New_York or --zone UTC"
              .formatted(
                  fileName,
                  naive.local(),
                  naive.local().atZone(TradingCalendar.XNYS.zone()).toOffsetDateTime(),
                  naive.local()));
    }
    return bars.localZone().orElse(ZoneOffset.UTC);
  }
}
