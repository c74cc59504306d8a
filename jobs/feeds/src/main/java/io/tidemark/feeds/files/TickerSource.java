package io.tidemark.feeds.files;

import io.tidemark.core.UserFault;
import java.util.Map;
import java.util.Optional;

/** Where a file's rows have their ticker from: a column, else the user, else the file's name. */
record TickerSource(String column, String fixed) {

  static TickerSource of(String fileName, FileColumns columns) {
    return of(fileName, columns, "");
  }

  /**
   * @param told the user's word; empty if there is none
   * @throws UserFault if both the user and a column name tickers
   */
  static TickerSource of(String fileName, FileColumns columns, String told) {
    Optional<String> column = columns.find("ticker");
    if (!told.isEmpty() && column.isPresent()) {
      throw new UserFault(
          "%s: has tickers in column '%s', so --ticker %s is one too many; leave it away, or say what the column holds, such as --map %s=contract"
              .formatted(fileName, column.get(), told, column.get()));
    }
    if (!told.isEmpty()) {
      return new TickerSource(null, told);
    }
    return column.isPresent()
        ? new TickerSource(column.get(), "")
        : new TickerSource(
            null, FileNames.ticker(fileName).orElseThrow(() -> columns.lacking("ticker")));
  }

  String of(Map<String, String> record) {
    return column == null ? fixed : CellText.text(record, column);
  }
}
