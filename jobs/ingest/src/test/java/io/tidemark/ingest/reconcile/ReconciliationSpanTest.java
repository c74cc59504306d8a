package io.tidemark.ingest.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.time.TradingCalendar;
import io.tidemark.ingest.reconcile.ReconciliationRows.Span;
import io.tidemark.ingest.screen.PlausibilityCheck;
import io.tidemark.ingest.vendors.VendorBar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** A run over one new day also writes what that day changes on the day before. */
class ReconciliationSpanTest {
  private static final LocalDate MONDAY = LocalDate.of(2024, 7, 8);

  @Test
  void aRepeatWithdrawsThePriceOfADayBeforeTheSpan() {
    LocalDate tuesday = MONDAY.plusDays(1);
    TickerInputs inputs =
        new TickerInputs(
            "T",
            List.of(bar(MONDAY.minusDays(3), 9), bar(MONDAY, 10), bar(tuesday, 10)),
            List.of());
    assertThat(days(inputs, new Span(tuesday, tuesday), ReconciliationColumns.PRICE))
        .containsExactly(MONDAY, MONDAY);
    assertThat(days(inputs, new Span(tuesday, tuesday), ReconciliationColumns.HOLD))
        .containsExactly(MONDAY, tuesday);
    assertThat(days(inputs, new Span(MONDAY, MONDAY), ReconciliationColumns.HOLD))
        .as("a correction of the first bar changes the day after")
        .containsExactly(MONDAY, tuesday);
  }

  private static List<LocalDate> days(TickerInputs inputs, Span span, String kind) {
    PlausibilityCheck screen = new PlausibilityCheck(List.of(), List.of());
    int column = ReconciliationColumns.SCHEMA.fieldIndex(kind);
    return ReconciliationRows.rows(inputs, List.of("a"), screen, span).stream()
        .filter(row -> !row.isNullAt(column))
        .map(ReconciliationSpanTest::date)
        .toList();
  }

  private static LocalDate date(Row row) {
    return LocalDate.ofEpochDay(row.getInt(ReconciliationColumns.SCHEMA.fieldIndex("day")));
  }

  private static VendorBar bar(LocalDate date, double close) {
    Instant known = TradingCalendar.XNYS.decision(date);
    return new VendorBar("a", date, close, close + 0.5, close - 0.5, close, 5_000, known);
  }
}
