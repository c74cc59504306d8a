package io.tidemark.feeds.files;

import java.util.Map;
import java.util.Optional;

/** Where a file's rows have their ticker from: a column, else the file's name. */
record TickerSource(String column, String fixed) {

  static TickerSource of(String fileName, Columns columns) {
    Optional<String> column = columns.find("ticker");
    return column.isPresent()
        ? new TickerSource(column.get(), "")
        : new TickerSource(
            null, FileNames.ticker(fileName).orElseThrow(() -> columns.lacking("ticker")));
  }

  String of(Map<String, String> record) {
    return column == null ? fixed : Cells.text(record, column);
  }
}
