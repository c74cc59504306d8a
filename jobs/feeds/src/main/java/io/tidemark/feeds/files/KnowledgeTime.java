package io.tidemark.feeds.files;

import io.tidemark.core.UserFault;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.feeds.files.time.DateText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Determines the known_at of a file's rows, from a column or from the file's name. */
final class KnowledgeTime {
  private static final Pattern VINTAGE =
      Pattern.compile("(\\d{4})(?:[mM](\\d{1,2})|-(\\d{2})|[qQ]([1-4]))");

  private static final DateTimeFormatter MOMENT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendPattern("[XXX][XX][X]")
          .optionalEnd()
          .toFormatter();

  private final String column;
  private final Instant vintage;

  /**
   * The known_at that a record states.
   *
   * @param at null if it is missing or cannot be read
   * @param unreadable the text that could not be read, else empty
   */
  record Stated(Instant at, String unreadable) {}

  private KnowledgeTime(String column, Instant vintage) {
    this.column = column;
    this.vintage = vintage;
  }

  /**
   * @throws UserFault if the file has no such column
   */
  static KnowledgeTime ofColumn(String fileName, FileColumns columns, String column) {
    return new KnowledgeTime(
        columns
            .named(column)
            .orElseThrow(
                () ->
                    new UserFault(
                        "%s: no column '%s' for --known-at among %s"
                            .formatted(fileName, column, columns.header()))),
        null);
  }

  static KnowledgeTime ofVintage(String fileName) {
    return new KnowledgeTime(null, vintage(fileName).orElse(null));
  }

  static KnowledgeTime unstated() {
    return new KnowledgeTime(null, null);
  }

  boolean isColumn(String name) {
    return name.equals(column);
  }

  Stated of(Map<String, String> record) {
    if (column == null) {
      return new Stated(vintage, "");
    }
    String text = CellText.text(record, column);
    Optional<Instant> at = parse(text);
    return new Stated(at.orElse(null), at.isPresent() ? "" : text);
  }

  /**
   * Parses a known_at: a time with an offset is used unchanged, a time without one is UTC, and a
   * date, or midnight without an offset, means the open of the next session.
   */
  static Optional<Instant> parse(String text) {
    String iso = text.strip().replaceFirst(" ?UTC$", "Z").replaceFirst("^(\\S+) ", "$1T");
    if (iso.matches("\\d{8}")) {
      iso = DateText.iso(iso);
    }
    TemporalAccessor parsed;
    try {
      parsed = MOMENT.parseBest(iso, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
    if (parsed instanceof OffsetDateTime moment) {
      return Optional.of(moment.toInstant());
    }
    if (parsed instanceof LocalDateTime moment
        && !moment.toLocalTime().equals(LocalTime.MIDNIGHT)) {
      return Optional.of(moment.toInstant(ZoneOffset.UTC));
    }
    return Optional.of(TradingCalendar.XNYS.decision(LocalDate.from(parsed)));
  }

  /** Midnight UTC at the end of the month or quarter in the file's name. */
  static Optional<Instant> vintage(String fileName) {
    Matcher name = VINTAGE.matcher(FileNames.stem(fileName));
    if (!name.matches()) {
      return Optional.empty();
    }
    int year = Integer.parseInt(name.group(1));
    String quarter = name.group(4);
    String monthText = name.group(2) == null ? name.group(3) : name.group(2);
    int month = quarter == null ? Integer.parseInt(monthText) : 3 * Integer.parseInt(quarter);
    return month < 1 || month > 12
        ? Optional.empty()
        : Optional.of(
            YearMonth.of(year, month)
                .plusMonths(1)
                .atDay(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant());
  }
}
