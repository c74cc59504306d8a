package io.tidemark.feeds.files;

import io.tidemark.core.UserFault;
import io.tidemark.core.files.BarFileFormat;
import io.tidemark.core.files.FileContent;
import io.tidemark.core.files.TextFileFormat;
import io.tidemark.feeds.TextRow;
import io.tidemark.feeds.files.figures.DecimalSeparator;
import io.tidemark.feeds.files.time.DayReader;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which of a file's columns is which of ours, whatever the file's format. Names are compared
 * without case and punctuation; the user's word goes first.
 *
 * <ul>
 *   <li>BarFileFormat: ticker (or symbol, code, secid, ...), date, open, high, low, close, volume
 *       (or vol), perhaps vwap and the source's own adjusted close (adj close); columns of
 *       dividends and splits beside them make rows of actions. Without a ticker column the file's
 *       name is the ticker: {@code AAPL.csv.gz}, {@code AET-L-1d-100x-error.csv.gz}, {@code
 *       ES_5m.csv}.
 *   <li>BarFileFormat within the day: the same with a time of day, in the column of days or one
 *       beside it; volume may have no column, and trades (or n, count, transactions) and contract
 *       may.
 *   <li>Actions: ticker, ex-date, dividend and split; or ticker, ex-date, kind and amount; perhaps
 *       payment, which tells a special dividend from the ordinary one of the same ex-date, where
 *       the kind does not.
 *   <li>Macro: series, date and value; or one column of dates and every other a series.
 *   <li>Alternative series: the same, and perhaps a ticker, whose series they are then.
 * </ul>
 *
 * <p>Days come as ISO dates or timestamps (their local day counts), in figures with the year first,
 * with the month in letters, as the time since 1970, with the year last if the file tells which of
 * day and month is first, or for macro as a month or quarter, which stands for its first day.
 * Prices may carry a dollar sign and separators between thousands, volumes a K, M or B; all figures
 * of a file tell which separator is decimal. A ticker keeps its spelling ({@code BRK_A}, {@code
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
      Set.of("ticker", "date", "dividend", "split", "kind", "amount", "payment");
  private static final Set<String> MACRO_NAMES = Set.of("series", "date", "value");
  private static final Set<String> SERIES_NAMES = Set.of("series", "ticker", "date", "value");

  /** By kind, what rows need at least: of each group one name. */
  private static final Map<FileContent, List<List<String>>> NEEDED =
      Map.of(
          FileContent.BARS,
          List.of(
              List.of("date"), List.of("open"), List.of("high"), List.of("low"), List.of("close")),
          FileContent.ACTIONS,
          List.of(List.of("exdate", "date"), List.of("dividend", "split", "amount")),
          FileContent.MACRO,
          List.of(List.of("perioddate", "date")),
          FileContent.SERIES,
          List.of(List.of("perioddate", "date")));

  private final FileColumns columns;
  private final RowLayout shape;
  private final KnowledgeTime knowledge;
  private final DayReader days;
  private final Map<String, DecimalSeparator> decimals;

  private ColumnMapping(
      FileColumns columns,
      RowLayout shape,
      KnowledgeTime knowledge,
      DayReader days,
      Map<String, DecimalSeparator> decimals) {
    this.columns = columns;
    this.shape = shape;
    this.knowledge = knowledge;
    this.days = days;
    this.decimals = decimals;
  }

  /**
   * The mapping of one file of which nothing is known but its columns: its bars are daily, and
   * where it does not say which of day and month is first, its days are left for validation to
   * refuse.
   *
   * @param fileName with or without its folders
   * @param header the file's column names
   * @param userColumns our name to the file's; the file's to ours is understood too. Of a macro
   *     file with a column for each series, a series may so be renamed
   * @param knownAtColumn the column that says when a row was known; null or empty: none
   * @throws UserFault naming the file, its columns and the {@code --map} that would mend it
   */
  public static ColumnMapping of(
      FileContent kind,
      String fileName,
      List<String> header,
      Map<String, String> userColumns,
      String knownAtColumn) {
    return of(
        kind,
        fileName,
        header,
        userColumns,
        knownAtColumn,
        BarFileFormat.UNTOLD,
        FileSurvey.Findings.NONE);
  }

  /**
   * The mapping of one file of which a survey has been made.
   *
   * @param bars what the file does not say itself
   * @throws UserFault naming the file, its columns and the option that would mend it
   */
  public static ColumnMapping of(
      FileContent kind,
      String fileName,
      List<String> header,
      Map<String, String> userColumns,
      String knownAtColumn,
      BarFileFormat bars,
      FileSurvey.Result survey) {
    return of(kind, fileName, header, userColumns, knownAtColumn, bars, survey.findings());
  }

  private static ColumnMapping of(
      FileContent kind,
      String fileName,
      List<String> header,
      Map<String, String> userColumns,
      String knownAtColumn,
      BarFileFormat bars,
      FileSurvey.Findings findings) {
    FileColumns columns = columns(kind, fileName, header, userColumns);
    KnowledgeTime knowledge = knowledge(kind, fileName, columns, knownAtColumn);
    RowLayout shape =
        switch (kind) {
          case BARS ->
              findings.minutes() > 0
                  ? new MinuteBarLayout(fileName, columns, bars, findings)
                  : new DailyBarLayout(fileName, columns, bars.ticker());
          case ACTIONS -> new ActionLayout(fileName, columns, bars.ticker());
          case MACRO -> MacroLayout.of(columns, knowledge, findings.numbers());
          case SERIES -> MacroLayout.ofSeries(columns, knowledge, findings.numbers());
        };
    DayReader days = new DayReader(findings.dates(), findings.zone(), kind == FileContent.MACRO);
    return new ColumnMapping(columns, shape, knowledge, days, findings.decimals());
  }

  /**
   * A survey of one file, to be given all its records.
   *
   * @param bars what files of bars do not say themselves
   * @param format how files write what they do not say themselves
   * @param instants columns whose type says that their moments are UTC
   * @throws UserFault as {@link #of}
   */
  public static FileSurvey survey(
      FileContent kind,
      String fileName,
      List<String> header,
      Map<String, String> userColumns,
      String knownAtColumn,
      BarFileFormat bars,
      TextFileFormat format,
      Set<String> instants) {
    ColumnMapping mapping =
        of(kind, fileName, header, userColumns, knownAtColumn, bars, FileSurvey.Findings.NONE);
    return new FileSurvey(
        kind, fileName, mapping.columns, mapping.knowledge, mapping.shape, bars, format, instants);
  }

  /** Whether names are those of a file's columns: what its rows need at least is among them. */
  public static boolean isHeader(
      FileContent kind, List<String> names, Map<String, String> userColumns) {
    return columnsFound(kind, names, userColumns) == NEEDED.get(kind).size();
  }

  /** Whether some of what rows need is among the names, so that they are a file's columns'. */
  public static boolean isPartOfHeader(
      FileContent kind, List<String> names, Map<String, String> userColumns) {
    return columnsFound(kind, names, userColumns) > 1;
  }

  private static long columnsFound(
      FileContent kind, List<String> names, Map<String, String> userColumns) {
    FileColumns columns = new FileColumns("", names, Set.of(), Map.of(), false);
    return NEEDED.get(kind).stream()
        .filter(
            alternatives ->
                alternatives.stream()
                    .anyMatch(
                        name ->
                            columns.find(name).isPresent()
                                || userColumns.entrySet().stream()
                                    .anyMatch(user -> names(user, name, columns))))
        .count();
  }

  private static boolean names(Map.Entry<String, String> user, String ours, FileColumns columns) {
    return (user.getKey().strip().equalsIgnoreCase(ours)
            && columns.named(user.getValue()).isPresent())
        || (user.getValue().strip().equalsIgnoreCase(ours)
            && columns.named(user.getKey()).isPresent());
  }

  /** Length of the file's bars where they are shorter than a day; else 0. */
  public int minutes() {
    return shape instanceof MinuteBarLayout within ? within.minutes() : 0;
  }

  /** The file's columns that no row is made of, in the file's order. */
  public List<String> unused() {
    Set<String> used = shape.columns();
    return columns.header().stream()
        .filter(column -> !used.contains(column) && !knowledge.isColumn(column))
        .toList();
  }

  /**
   * The rows that one record makes: none, one or several.
   *
   * @param row the file's column to its text; a missing value is empty or null
   * @param place for messages, such as {@code file:line}
   * @param raw the record as JSON text
   */
  public List<TextRow> rows(Map<String, String> row, String place, String raw) {
    return shape.rows(row, new RowLayout.Stamp(place, raw, knowledge.of(row), days, decimals));
  }

  private static FileColumns columns(
      FileContent kind, String fileName, List<String> header, Map<String, String> userColumns) {
    return switch (kind) {
      case BARS -> new FileColumns(fileName, header, BAR_NAMES, userColumns, false);
      case ACTIONS -> new FileColumns(fileName, header, ACTION_NAMES, userColumns, false);
      case MACRO -> new FileColumns(fileName, header, MACRO_NAMES, userColumns, true);
      case SERIES -> new FileColumns(fileName, header, SERIES_NAMES, userColumns, true);
    };
  }

  private static KnowledgeTime knowledge(
      FileContent kind, String fileName, FileColumns columns, String knownAtColumn) {
    if (knownAtColumn != null && !knownAtColumn.isBlank()) {
      return KnowledgeTime.ofColumn(fileName, columns, knownAtColumn.strip());
    }
    return kind == FileContent.MACRO ? KnowledgeTime.ofVintage(fileName) : KnowledgeTime.unstated();
  }
}
