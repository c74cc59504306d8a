package io.tidemark.serving;

import static io.tidemark.views.LakeFixture.row;

import io.tidemark.core.time.TradingCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Rows of the tables that the morning page reads, all known on the same evening. */
final class ConsoleRows {
  static final String KNOWN = "2024-03-01T22:00:00Z";

  private ConsoleRows() {}

  static Map<String, Object> bar(String vendor, String ticker, LocalDate day, double close) {
    return row(
        KNOWN,
        "vendor",
        vendor,
        "ticker",
        ticker,
        "date",
        day,
        "open",
        close,
        "high",
        close + 1,
        "low",
        close - 1,
        "close",
        Math.round(close * 100) / 100.0,
        "volume",
        1e6);
  }

  static Map<String, Object> missing(String vendor, String ticker, LocalDate day, String reason) {
    return row(KNOWN, "vendor", vendor, "ticker", ticker, "date", day, "reason", reason);
  }

  static Map<String, Object> failure(
      String vendor, String resource, String subject, int status, int attempts, String reason) {
    return row(
        KNOWN,
        "vendor",
        vendor,
        "resource",
        resource,
        "subject",
        subject,
        "status",
        status,
        "attempts",
        attempts,
        "reason",
        reason);
  }

  static Map<String, Object> check(
      String vendor, String ticker, long rows, long told, String breach) {
    return row(
        KNOWN,
        "vendor",
        vendor,
        "ticker",
        ticker,
        "date",
        "2023-03-01",
        "until",
        "2024-03-01",
        "rows",
        rows,
        "rows_told",
        told,
        "volume",
        6.21e9,
        "volume_told",
        6.25e9,
        "breach",
        breach);
  }

  static Map<String, Object> quarantined(String id, String ticker, String date, String rule) {
    return row(
        KNOWN,
        "id",
        id,
        "kind",
        "bars",
        "source",
        "alpha",
        "ticker",
        ticker,
        "date",
        date,
        "stage",
        "refused",
        "rules",
        List.of(rule),
        "reasons",
        List.of("high 259.1 < low 262.4 on " + date),
        "repair",
        "{}",
        "raw",
        "{\"t\":\"%s\",\"o\":260.2,\"h\":259.1,\"l\":262.4,\"c\":261.0,\"v\":1000000}"
            .formatted(date),
        "fields",
        "{\"open\":\"260.2\",\"high\":\"259.1\",\"low\":\"262.4\",\"close\":\"261.0\",\"volume\":\"1000000\"}");
  }

  static Map<String, Object> dispute(
      String ticker, String date, String until, String verdict, String state, String values) {
    return row(
        KNOWN,
        "sources",
        "alpha+beta",
        "ticker",
        ticker,
        "date",
        date,
        "until",
        until,
        "sessions",
        (long) TradingCalendar.XNYS.sessions(LocalDate.parse(date), LocalDate.parse(until)).size(),
        "field",
        "close",
        "values",
        values,
        "verdict",
        verdict,
        "state",
        state,
        "suspect",
        "",
        "evidence",
        "the ratio of the closes steps from 1.0 to 2.0 and stays; alpha lists a split, beta none");
  }
}
