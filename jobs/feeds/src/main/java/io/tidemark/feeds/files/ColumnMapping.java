package io.tidemark.feeds.files;

import io.tidemark.api.market.ImportRequest;
import io.tidemark.core.UserFault;
import io.tidemark.feeds.TextRow;
import io.tidemark.feeds.files.time.DateOrder;
import io.tidemark.feeds.files.time.FileMoment;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which of a file's columns is which of ours, whatever the file's format. Names are compared
 * without case and punctuation; the user's word goes first.
 *
 * <ul>
 *   <li>Bars: ticker (or symbol, code, secid, ...), date, open, high, low, close, volume (or vol),
 *       perhaps vwap and the source's own adjusted close (adj close); columns of dividends and
 *       splits beside them make rows of actions. Without a ticker column the file's name is the
 *       ticker: {@code AAPL.csv.gz}, {@code AET-L-1d-100x-error.csv.gz}, {@code ES_5m.csv}.
 *   <li>Bars within the day: the same with a time of day, in the column of days or one beside it;
 *       volume may have no column, and trades (or n, count, transactions) and contract may.
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
          "ticker",
          "date",
          "time",
          "open",
          "high",
          "low",
          "close",
          "volume",
          "vwap",
          "trades",
          "contract",
          "dividend",
          "split");
  private static final Set<String> ACTION_NAMES =
      Set.of("ticker", "date", "dividend", "split", "kind", "amount");
  private static final Set<String> MACRO_NAMES = Set.of("series", "date", "value");

  private final String fileName;
  private final FileColumns columns;
  private final RowLayout shape;
  private final KnowledgeTime knowledge;
  private final DateOrder dates;

  private ColumnMapping(
      String fileName,
      FileColumns columns,
      RowLayout shape,
      KnowledgeTime knowledge,
      DateOrder dates) {
    this.fileName = fileName;
    this.columns = columns;
    this.shape = shape;
    this.knowledge = knowledge;
    this.dates = dates;
  }

  /**
   * The mapping of one file whose bars, if it has any, are daily.
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
    return of(kind, fileName, header, userColumns, knownAtColumn, "");
  }

  private static ColumnMapping of(
      ImportRequest.Kind kind,
      String fileName,
      List<String> header,
      Map<String, String> userColumns,
      String knownAtColumn,
      String ticker) {
    FileColumns columns =
        switch (kind) {
          case BARS -> new FileColumns(fileName, header, BAR_NAMES, userColumns, false);
          case ACTIONS -> new FileColumns(fileName, header, ACTION_NAMES, userColumns, false);
          case MACRO -> new FileColumns(fileName, header, MACRO_NAMES, userColumns, true);
        };
    KnowledgeTime knowledge = knowledge(kind, fileName, columns, knownAtColumn);
    RowLayout shape =
        switch (kind) {
          case BARS -> new DailyBarLayout(fileName, columns, ticker);
          case ACTIONS -> new ActionLayout(fileName, columns);
          case MACRO -> MacroLayout.of(columns, knowledge);
        };
    return new ColumnMapping(fileName, columns, shape, knowledge, DateOrder.UNTOLD);
  }

  /**
   * The mapping of one file of bars, daily ones or of some minutes, as its first records tell:
   * where they bear a time of day, and more than one moment a day, bars are shorter than a day.
   *
   * @param records the file's first
   * @param instants columns whose type says that their moments are UTC
   * @param bars what the file does not say itself
   * @throws UserFault as {@link #of}; also if a moment's zone or the bars' length cannot be told
   */
  public static ColumnMapping ofBars(
      String fileName,
      List<String> header,
      Map<String, String> userColumns,
      String knownAtColumn,
      List<Map<String, String>> records,
      Set<String> instants,
      ImportRequest.Bars bars) {
    ColumnMapping daily =
        of(ImportRequest.Kind.BARS, fileName, header, userColumns, knownAtColumn, bars.ticker())
            .withDatesAsIn(records);
    return daily
        .minutes(records, instants, bars)
        .map(
            shape ->
                new ColumnMapping(fileName, daily.columns, shape, daily.knowledge, daily.dates))
        .orElse(daily);
  }

  /** Length of the file's bars where they are shorter than a day; else 0. */
  public int minutes() {
    return shape instanceof MinuteBarLayout within ? within.minutes() : 0;
  }

  /**
   * The same mapping, with days whose year comes last read in the order that a file's first records
   * tell: where one is a thirteenth or later, none is in doubt.
   */
  public ColumnMapping withDatesAsIn(List<Map<String, String>> records) {
    return new ColumnMapping(
        fileName, columns, shape, knowledge, order(shape.dateColumn(), records));
  }

  /**
   * The rows that one record makes: none, one or several.
   *
   * @param row the file's column to its text; a missing value is empty or null
   * @param place for messages, such as {@code file:line}
   * @param raw the record as JSON text
   */
  public List<TextRow> rows(Map<String, String> row, String place, String raw) {
    return shape.rows(row, new RowLayout.Stamp(place, raw, knowledge.of(row), dates));
  }

  private Optional<MinuteBarLayout> minutes(
      List<Map<String, String>> records, Set<String> instants, ImportRequest.Bars bars) {
    if (bars.minutes() == ImportRequest.Bars.DAY) {
      return Optional.empty();
    }
    Optional<MomentColumn> found = MomentColumn.of(columns, knowledge, records);
    if (found.isEmpty()) {
      if (bars.minutes() > 0) {
        throw new UserFault(
            "%s: no time of day in column '%s', so its bars are no shorter than a day; leave --every away, or say where the time is with --map THEIRS=time"
                .formatted(fileName, shape.dateColumn()));
      }
      return Optional.empty();
    }
    MomentColumn moments = found.get();
    int minutes =
        bars.minutes() > 0 ? bars.minutes() : BarLength.of(fileName, columns, moments, records);
    if (minutes == ImportRequest.Bars.DAY) {
      return Optional.empty();
    }
    List<FileMoment> told = moments.read(records).stream().filter(Objects::nonNull).toList();
    ZoneId zone = MinuteBarLayout.zone(fileName, told, instants.contains(moments.day()), bars);
    return Optional.of(
        new MinuteBarLayout(
            fileName,
            columns,
            moments,
            order(moments.day(), records),
            bars.ofMinutes(minutes),
            zone));
  }

  private static DateOrder order(String column, List<Map<String, String>> records) {
    return DateOrder.of(records.stream().map(record -> CellText.text(record, column)).toList());
  }

  private static KnowledgeTime knowledge(
      ImportRequest.Kind kind, String fileName, FileColumns columns, String knownAtColumn) {
    if (knownAtColumn != null && !knownAtColumn.isBlank()) {
      return KnowledgeTime.ofColumn(fileName, columns, knownAtColumn.strip());
    }
    return kind == ImportRequest.Kind.MACRO
        ? KnowledgeTime.ofVintage(fileName)
        : KnowledgeTime.unstated();
  }
}
