package io.tidemark.feeds.files;

import io.tidemark.feeds.TextRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A file of daily bars, optionally with columns for the day's dividend and split. */
final class DailyBarLayout implements RowLayout {
  private final TickerSource ticker;
  private final String date;
  private final Map<String, String> prices = new LinkedHashMap<>();
  private final Optional<ActionColumns> actions;

  DailyBarLayout(String fileName, FileColumns columns, String tickerTold) {
    this.date = columns.need("date", "date");
    for (String price : List.of("open", "high", "low", "close")) {
      prices.put(price, columns.need(price, price));
    }
    prices.put("volume", columns.find("volume").orElse(null));
    for (String optional : List.of("vwap", "adj_close")) {
      columns.find(optional).ifPresent(column -> prices.put(optional, column));
    }
    this.ticker = TickerSource.of(fileName, columns, tickerTold);
    this.actions = ActionColumns.of(columns);
  }

  @Override
  public String dateColumn() {
    return date;
  }

  @Override
  public Set<String> columns() {
    Set<String> used = new HashSet<>(prices.values());
    used.add(date);
    ticker.columns().forEach(used::add);
    actions.ifPresent(columns -> used.addAll(columns.columns()));
    return used;
  }

  @Override
  public List<TextRow> rows(Map<String, String> record, Stamp stamp) {
    String symbol = ticker.of(record);
    String day = stamp.day(CellText.text(record, date));
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("ticker", symbol);
    fields.put("date", day);
    prices.forEach((name, column) -> fields.put(name, stamp.figure(record, column)));
    List<TextRow> rows = new ArrayList<>(1);
    rows.add(stamp.on(TextRow.bar(fields, stamp.place(), stamp.raw(), stamp.known().at())));
    actions.ifPresent(columns -> rows.addAll(columns.rows(record, symbol, day, stamp)));
    return rows;
  }
}
