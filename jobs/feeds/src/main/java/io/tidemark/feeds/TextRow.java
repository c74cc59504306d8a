package io.tidemark.feeds;

import io.tidemark.core.time.TradingCalendar;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An unvalidated row whose fields are all text; a missing value is the empty text.
 *
 * @param kind what the row describes
 * @param fields of a {@code BAR}: ticker, date, open, high, low, close, volume, and if the vendor
 *     has them vwap and adj_close (its own adjusted close); of a {@code MINUTE}: ticker, time (the
 *     instant at which it begins), date (of its session), open to volume, if available vwap, trades
 *     and contract, minutes (its length, default 1), calendar (default XNYS), and without (the name
 *     of a field that the source does not have); of an {@code ACTION}: ticker, date (the ex-date),
 *     kind ({@code SPLIT} or {@code DIVIDEND}), amount; of a {@code SUMMARY}: ticker, date and
 *     until (the first and last day it covers), rows (number of bars, if available), volume (total
 *     shares); of a {@code MACRO}: series, date, value; of a {@code SERIES}: series, entity (empty:
 *     global), date, value; of a {@code MEMBER}: ticker, date and until (first and last day as a
 *     member of an index; until is empty: still one), overlaps (another membership of the ticker in
 *     the same file, as text)
 * @param place {@code file:line}, or {@code vendor/resource/subject#index}
 * @param raw the row as JSON text
 * @param knownAt when the row was known according to the source; null if the source does not state
 *     it
 */
public record TextRow(
    Kind kind, Map<String, String> fields, String place, String raw, Instant knownAt)
    implements Serializable {
  /** What a row describes. */
  public enum Kind {
    BAR,
    ACTION,
    MACRO,
    MINUTE,
    SUMMARY,
    SERIES,
    MEMBER
  }

  public TextRow {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** The text of a field; empty if the row has no such field. */
  public String text(String field) {
    return fields.getOrDefault(field, "");
  }

  /** A bar's row. */
  public static TextRow bar(Map<String, String> fields, String place, String raw, Instant knownAt) {
    return new TextRow(Kind.BAR, fields, place, raw, knownAt);
  }

  /** An intraday bar that begins at a time; without a time, the fields time and date stay empty. */
  public static TextRow minute(
      String ticker,
      Optional<Instant> start,
      Map<String, String> prices,
      String place,
      String raw) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("ticker", ticker);
    fields.put("time", start.map(Instant::toString).orElse(""));
    fields.put(
        "date",
        start.map(t -> t.atZone(TradingCalendar.XNYS.zone()).toLocalDate().toString()).orElse(""));
    fields.putAll(prices);
    return new TextRow(Kind.MINUTE, fields, place, raw, null);
  }

  /**
   * A vendor's own counts over some days.
   *
   * @param rows number of bars; empty if the vendor does not give it
   */
  public static TextRow summary(
      String ticker,
      String date,
      String until,
      String rows,
      String volume,
      String place,
      String raw) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("ticker", ticker);
    fields.put("date", date);
    fields.put("until", until);
    fields.put("rows", rows);
    fields.put("volume", volume);
    return new TextRow(Kind.SUMMARY, fields, place, raw, null);
  }

  /** A split or a dividend. */
  public static TextRow action(
      String ticker,
      String date,
      String kind,
      String amount,
      String place,
      String raw,
      Instant knownAt) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("ticker", ticker);
    fields.put("date", date);
    fields.put("kind", kind);
    fields.put("amount", amount);
    return new TextRow(Kind.ACTION, fields, place, raw, knownAt);
  }

  /**
   * An observation of an alternative series.
   *
   * @param entity such as a ticker; empty: a global series
   */
  public static TextRow series(
      String series,
      String entity,
      String date,
      String value,
      String place,
      String raw,
      Instant knownAt) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("series", series);
    fields.put("entity", entity);
    fields.put("date", date);
    fields.put("value", value);
    return new TextRow(Kind.SERIES, fields, place, raw, knownAt);
  }

  /**
   * A membership in an index.
   *
   * @param until last day as a member; empty: still one
   * @param overlaps another membership of the ticker in the same file, as text; empty: none
   */
  public static TextRow member(
      String ticker,
      String date,
      String until,
      String overlaps,
      String place,
      String raw,
      Instant knownAt) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("ticker", ticker);
    fields.put("date", date);
    fields.put("until", until);
    fields.put("overlaps", overlaps);
    return new TextRow(Kind.MEMBER, fields, place, raw, knownAt);
  }

  /** A macro observation. */
  public static TextRow macro(
      String series, String date, String value, String place, String raw, Instant knownAt) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("series", series);
    fields.put("date", date);
    fields.put("value", value);
    return new TextRow(Kind.MACRO, fields, place, raw, knownAt);
  }
}
