package io.tidemark.ingest.land.records;

import io.tidemark.core.time.TradingCalendar;
import io.tidemark.feeds.TextRow;
import io.tidemark.ingest.calendar.SessionCache;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the fields of a row and collects every rule that the row breaks, in the order of reading.
 */
public final class FieldReader {
  private final TextRow row;
  private final Instant knownAt;
  private final List<Fault> faults = new ArrayList<>(0);
  private final Map<String, String> repair = new LinkedHashMap<>();
  private boolean whole = true;
  private Instant event;

  /** A broken rule; the reason names the value and the rule. */
  public record Fault(String rule, String reason) {}

  public FieldReader(TextRow row, Instant knownAt) {
    this.row = row;
    this.knownAt = knownAt;
  }

  public String text(String field) {
    return row.text(field);
  }

  /** A required name such as the ticker; any text is allowed, including NA and NAN. */
  String named(String field) {
    String name = text(field).strip();
    lackIf(name.isEmpty(), "missing-" + field, field + " is missing");
    return name;
  }

  /** A required date; null if it is missing or unreadable. */
  public LocalDate day(String field) {
    Integer day = ValueParser.epochDay(text(field));
    lackIf(
        day == null,
        "unreadable-" + field,
        "%s '%s' is not of the form yyyy-mm-dd",
        field,
        text(field));
    return day == null ? null : LocalDate.ofEpochDay(day);
  }

  /** A required time; null if it is missing or unreadable. */
  Instant moment(String field) {
    try {
      return OffsetDateTime.parse(text(field).strip()).toInstant();
    } catch (DateTimeException e) {
      lackIf(true, "unreadable-" + field, "%s '%s' is not an ISO timestamp", field, text(field));
      return null;
    }
  }

  /** Notes a fault if New York does not trade on that date. */
  public void session(LocalDate date) {
    session(date, TradingCalendar.XNYS.name(), date == null || SessionCache.is(date));
  }

  /** Notes a fault if the market of a calendar does not trade on that date. */
  public void session(LocalDate date, String calendar, boolean trades) {
    breaksIf(
        !trades,
        "not-a-session",
        "%s is not a session of %s but a %s",
        text("date"),
        calendar,
        date != null && date.getDayOfWeek().getValue() > 5 ? "weekend" : "holiday");
  }

  /**
   * Sets the event time of something observed and checks that it is not after {@code known_at}: a
   * source cannot know on Monday what Tuesday's close will be.
   *
   * @param time null if the row does not state it
   */
  void happened(Instant time) {
    takesPlace(time);
    breaksIf(
        time != null && time.isAfter(knownAt),
        "date-after-known-at",
        "date %s was not over when it was known, %s",
        text("date"),
        knownAt);
  }

  /** Sets the event time of something announced, which may be in the future. */
  void takesPlace(Instant time) {
    event = time;
    breaksIf(
        !text("known_at").isEmpty(),
        "unreadable-known-at",
        "known-at '%s' is neither a date nor a timestamp",
        text("known_at"));
  }

  /** A required number; NaN if it is missing, unreadable or not finite. */
  public double number(String field) {
    String text = text(field);
    Double number = ValueParser.number(text);
    if (number == null) {
      boolean missing = ValueParser.MISSING.contains(text.strip().toLowerCase(Locale.ROOT));
      lackIf(missing, "missing-" + field, field + " is missing");
      lackIf(!missing, "unreadable-" + field, "%s '%s' is not a number", field, text);
      return Double.NaN;
    }
    if (number.isInfinite()) {
      lackIf(true, "non-finite-" + field, "%s '%s' is not finite", field, text);
      return Double.NaN;
    }
    return number;
  }

  /** A required number above 0. */
  public double positive(String field) {
    double number = number(field);
    breaksIf(number <= 0, "non-positive-" + field, "%s %s is not above 0", field, text(field));
    return number;
  }

  /** An optional number; null if it is absent. */
  Double optional(String field) {
    String text = text(field);
    if (ValueParser.MISSING.contains(text.strip().toLowerCase(Locale.ROOT))) {
      return null;
    }
    Double number = ValueParser.number(text);
    boolean usable = number != null && !number.isInfinite();
    lackIf(!usable, "unreadable-" + field, "%s '%s' is not a finite number", field, text);
    return usable ? number : null;
  }

  /** Notes a plausibility rule that the row breaks; a person may still approve the row. */
  @SuppressWarnings("AnnotateFormatMethod") // the annotation is not worth a dependency
  public void breaksIf(boolean broken, String rule, String words, Object... values) {
    if (broken) {
      faults.add(new Fault(rule, words.formatted(values)));
    }
  }

  /** Notes that something the fact requires is missing; such a row cannot be approved. */
  @SuppressWarnings("AnnotateFormatMethod")
  public void lackIf(boolean lacking, String rule, String words, Object... values) {
    breaksIf(lacking, rule, words, values);
    whole &= !lacking;
  }

  /** Suggests a correction. */
  public void repair(String field, double value) {
    repair.put(field, Double.toString(value));
  }

  public List<Fault> faults() {
    return faults;
  }

  public Map<String, String> suggestedRepair() {
    return repair;
  }

  /**
   * Whether the row has everything that its fact requires, whatever plausibility rules it breaks.
   */
  public boolean isWhole() {
    return whole && event != null;
  }

  public Instant event() {
    return event;
  }
}
