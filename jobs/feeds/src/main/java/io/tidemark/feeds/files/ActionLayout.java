package io.tidemark.feeds.files;

import io.tidemark.feeds.TextRow;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A file of dividends and splits: in columns of their own, or each row of a stated kind. */
final class ActionLayout implements RowLayout {
  private final TickerSource ticker;
  private final String date;
  private final Optional<ActionColumns> columns;
  private final String kind;
  private final String amount;

  ActionLayout(String fileName, FileColumns columns, String tickerTold) {
    this.date = columns.need("date", "exdate");
    this.ticker = TickerSource.of(fileName, columns, tickerTold);
    this.kind = columns.find("kind").orElse(null);
    this.amount = columns.find("amount").orElse(null);
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
  public List<TextRow> rows(Map<String, String> record, Stamp stamp) {
    String symbol = ticker.of(record);
    String day = stamp.day(CellText.text(record, date));
    return columns
        .map(pair -> pair.rows(record, symbol, day, stamp))
        .orElseGet(() -> List.of(stated(record, symbol, day, stamp)));
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
}
