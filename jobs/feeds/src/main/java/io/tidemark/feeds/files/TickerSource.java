package io.tidemark.feeds.files;

import io.tidemark.core.UserFault;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the ticker of a file's rows comes from: a column, else the user, else the file's name. */
record TickerSource(String column, String fixed) {

  /**
   * @param given the ticker given by the user; empty if there is none
   * @throws UserFault if both the user and a column give tickers, or neither they nor the file's
   *     name do
   */
  static TickerSource of(String fileName, FileColumns columns, String given) {
    Optional<String> column = columns.find("ticker");
    if (!given.isEmpty() && column.isPresent()) {
      throw new UserFault(
          "%s: has tickers in column '%s', so --ticker %s contradicts it; omit --ticker, or map the column to something else, such as --map %s=contract"
              .formatted(fileName, column.get(), given, column.get()));
    }
    if (!given.isEmpty()) {
      return new TickerSource(null, given);
    }
    return column.isPresent()
        ? new TickerSource(column.get(), "")
        : new TickerSource(
            null, FileNames.ticker(fileName).orElseThrow(() -> unnamed(fileName, columns)));
  }

  private static UserFault unnamed(String fileName, FileColumns columns) {
    return new UserFault(
        "%s: no column for ticker among %s, and the file's name is not a ticker; import it separately and give its ticker with --ticker, such as --ticker %s"
            .formatted(fileName, columns.header(), FileNames.tickerLike(fileName)));
  }

  /** The file's column of tickers, if it has one. */
  Stream<String> columns() {
    return Stream.ofNullable(column);
  }

  String of(Map<String, String> record) {
    return column == null ? fixed : CellText.text(record, column);
  }
}
