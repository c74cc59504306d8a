package io.tidemark.serving.routes;

import io.tidemark.serving.formats.ColumnTable;
import io.tidemark.serving.formats.ColumnTable.Days;
import io.tidemark.serving.formats.ColumnTable.Numbers;
import io.tidemark.serving.formats.ColumnTable.Texts;
import io.tidemark.serving.formats.ColumnTable.Times;
import io.tidemark.views.delta.Micros;
import io.tidemark.views.prices.PriceRow;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Prices as columns. */
final class PriceColumns {
  private PriceColumns() {}

  static ColumnTable of(List<PriceRow> rows) {
    return new ColumnTable(
        rows.size(),
        List.of(
            new Days(
                "date",
                rows.stream().mapToInt(row -> Math.toIntExact(row.date().toEpochDay())).toArray(),
                false),
            numbers("open", rows, PriceRow::open),
            numbers("high", rows, PriceRow::high),
            numbers("low", rows, PriceRow::low),
            numbers("close", rows, PriceRow::close),
            numbers("volume", rows, PriceRow::volume),
            new Texts("status", rows.stream().map(PriceRow::status).toArray(String[]::new)),
            new Times(
                "known_at",
                rows.stream().mapToLong(row -> Micros.of(row.knownAt())).toArray(),
                false)),
        Map.of());
  }

  private static Numbers numbers(
      String name, List<PriceRow> rows, ToDoubleFunction<PriceRow> value) {
    return new Numbers(name, rows.stream().mapToDouble(value).toArray());
  }
}
