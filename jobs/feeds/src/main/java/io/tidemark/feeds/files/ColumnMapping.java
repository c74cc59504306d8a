package io.tidemark.feeds.files;

import io.tidemark.core.UserFault;
import io.tidemark.core.job.ImportRequest;
import io.tidemark.feeds.TextRow;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which of a file's columns is which of ours, whatever the file's format. Names are compared
 * without case and punctuation; the user's word goes first.
 *
 * <ul>
 *   <li>Bars: ticker (or symbol, code, secid, ...), date, open, high, low, close, volume (or vol),
 *       perhaps vwap and the source's own adjusted close (adj close); columns of dividends and
 *       splits beside them make rows of actions. Without a ticker column the file's name is the
 *       ticker: {@code AAPL.csv.gz}, {@code AET-L-1d-100x-error.csv.gz}.
 *   <li>Actions: ticker, ex-date, dividend and split; or ticker, ex-date, kind and amount.
 *   <li>Macro: series, date and value; or one column of dates and every other a series.
 * </ul>
 *
 * <p>Days come as ISO dates or timestamps (their local day counts), {@code yyyyMMdd}, with the
 * month in letters, with the year last if the file tells which of day and month is first, or for
 * macro as a month or quarter, which stands for its first day. Prices may carry a dollar sign and
 * commas between thousands, volumes a K, M or B. A ticker keeps its spelling ({@code BRK_A}, {@code
 * BRK.A}).
 *
 * <p>A row was known when the named column says: a moment as it stands, a day from the open of the
 * next session. If that cell cannot be read, the row states no time and carries the text as a field
 * {@code known_at}. A macro file that is named after a month or quarter ({@code 2015m4.csv.gz},
 * {@code 2015-04.csv}, {@code 2015q2.csv}) and has no such column was known from midnight UTC that
 * begins the following month.
 */
public final class ColumnMapping {
  private static final Set<String> BAR_NAMES =
      Set.of(
          "ticker", "date", "open", "high", "low", "close", "volume", "vwap", "dividend", "split");
  private static final Set<String> ACTION_NAMES =
      Set.of("ticker", "date", "dividend", "split", "kind", "amount");
  private static final Set<String> MACRO_NAMES = Set.of("series", "date", "value");

  private final RowShape shape;
  private final KnowledgeTime knowledge;

  private final DateOrder dates;

  private ColumnMapping(RowShape shape, KnowledgeTime knowledge, DateOrder dates) {
    this.shape = shape;
    this.knowledge = knowledge;
    this.dates = dates;
  }

  /**
   * The mapping of one file.
   *
   * @param fileName with or without its folders
   * @param header the file's column names
   * @param userColumns our name to the file's; the file's to ours is understood too. Of a macro
   *     file with a column for each series, a series may so be renamed
   * @param knownAtColumn the column that says when a row was known; null or empty: none
   * @throws UserFault naming the file, its columns and the {@code --map} that would mend it
   */
  public static ColumnMapping of(
      ImportRequest.Kind kind,
      String fileName,
      List<String> header,
      Map<String, String> userColumns,
      String knownAtColumn) {
    Columns columns =
        switch (kind) {
          case BARS -> new Columns(fileName, header, BAR_NAMES, userColumns, false);
          case ACTIONS -> new Columns(fileName, header, ACTION_NAMES, userColumns, false);
          case MACRO -> new Columns(fileName, header, MACRO_NAMES, userColumns, true);
        };
    KnowledgeTime knowledge = knowledge(kind, fileName, columns, knownAtColumn);
    RowShape shape =
        switch (kind) {
          case BARS -> new BarShape(fileName, columns);
          case ACTIONS -> new ActionShape(fileName, columns);
          case MACRO -> MacroShape.of(columns, knowledge);
        };
    return new ColumnMapping(shape, knowledge, DateOrder.UNTOLD);
  }

  /**
   * The same mapping, with days whose year comes last read in the order that a file's first records
   * tell: where one is a thirteenth or later, none is in doubt.
   */
  public ColumnMapping withDatesAsIn(List<Map<String, String>> records) {
    List<String> days =
        records.stream().map(record -> Cells.text(record, shape.dateColumn())).toList();
    return new ColumnMapping(shape, knowledge, DateOrder.of(days));
  }

  /**
   * The rows that one record makes: none, one or several.
   *
   * @param row the file's column to its text; a missing value is empty or null
   * @param place for messages, such as {@code file:line}
   * @param raw the record as JSON text
   */
  public List<TextRow> rows(Map<String, String> row, String place, String raw) {
    return shape.rows(row, new RowShape.Stamp(place, raw, knowledge.of(row), dates));
  }

  private static KnowledgeTime knowledge(
      ImportRequest.Kind kind, String fileName, Columns columns, String knownAtColumn) {
    if (knownAtColumn != null && !knownAtColumn.isBlank()) {
      return KnowledgeTime.ofColumn(fileName, columns, knownAtColumn.strip());
    }
    return kind == ImportRequest.Kind.MACRO
        ? KnowledgeTime.ofVintage(fileName)
        : KnowledgeTime.unstated();
  }
}
