package io.tidemark.feeds.files;

import io.tidemark.feeds.TextRow;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A file of dividends and splits, either in separate columns or with one column for the kind. */
final class ActionLayout implements RowLayout {
  private final TickerSource ticker;
  private final String date;
  private final Optional<ActionColumns> columns;
  private final String kind;
  private final String amount;
  private final String payment;

  ActionLayout(String fileName, FileColumns columns, String tickerTold) {
    this.date = columns.need("date", "exdate");
    this.ticker = TickerSource.of(fileName, columns, tickerTold);
    this.kind = columns.find("kind").orElse(null);
    this.amount = columns.find("amount").orElse(null);
    this.payment = columns.find("payment").orElse(null);
    this.columns = kind == null || amount == null ? ActionColumns.of(columns) : Optional.empty();
    if (this.columns.isEmpty() && (kind == null || amount == null)) {
      throw columns.lacking("dividend");
    }
  }

  @Override
  public String dateColumn() {
    return date;
  }

  @Override
  public Set<String> columns() {
    Set<String> used = new HashSet<>();
    used.add(date);
    ticker.columns().forEach(used::add);
    used.add(kind);
    used.add(payment);
    if (columns.isPresent()) {
      used.addAll(columns.get().columns());
    } else {
      used.add(amount);
    }
    return used;
  }

  @Override
  public List<TextRow> rows(Map<String, String> record, Stamp stamp) {
    String symbol = ticker.of(record);
    String day = stamp.day(CellText.text(record, date));
    String which =
        ActionColumns.payment(CellText.text(record, kind) + " " + CellText.text(record, payment));
    return columns
        .map(pair -> pair.rows(record, symbol, day, stamp))
        .orElseGet(() -> List.of(stated(record, symbol, day, stamp)))
        .stream()
        .map(row -> row.text("kind").equals("DIVIDEND") ? of(which, row) : row)
        .toList();
  }

  private TextRow stated(Map<String, String> record, String symbol, String day, Stamp stamp) {
    String text = CellText.text(record, kind);
    String simple = text.toLowerCase(Locale.ROOT);
    String known = text;
    if (simple.contains("split")) {
      known = "SPLIT";
    } else if (simple.contains("div")) {
      known = "DIVIDEND";
    }
    String value = stamp.figure(record, amount);
    return ActionColumns.row(
        symbol, day, known, known.equals("SPLIT") ? ActionColumns.ratio(value) : value, stamp);
  }

  /** The row of one payment of an ex-date; the ordinary payment has no name. */
  private static TextRow of(String payment, TextRow row) {
    if (payment.isEmpty()) {
      return row;
    }
    Map<String, String> fields = new LinkedHashMap<>(row.fields());
    fields.put("payment", payment);
    return new TextRow(row.kind(), fields, row.place(), row.raw(), row.knownAt());
  }
}
