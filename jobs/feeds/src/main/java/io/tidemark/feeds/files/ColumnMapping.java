package io.tidemark.feeds.files;

import io.tidemark.core.UserFault;
import io.tidemark.core.files.BarFileFormat;
import io.tidemark.core.files.FileContent;
import io.tidemark.core.files.TextFileFormat;
import io.tidemark.feeds.TextRow;
import io.tidemark.feeds.files.figures.DecimalSeparator;
import io.tidemark.feeds.files.members.MemberColumns;
import io.tidemark.feeds.files.members.MemberSpan;
import io.tidemark.feeds.files.members.Memberships;
import io.tidemark.feeds.files.time.DayReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Maps the columns of a file to ours, for all file formats. Names are compared without case and
 * punctuation; the user's mapping takes precedence.
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
 *   <li>Index members: ticker, the first day as a member (from, start, date added), and the last
 *       one (until, to, end) or the first day not as one (removed); or date and the list of all
 *       tickers of that date, which holds until the next date.
 * </ul>
 *
 * <p>Dates may be ISO dates or timestamps (their local date is used), numeric with the year first,
 * with the month in letters, a time since 1970, or numeric with the year last if the file shows
 * whether day or month is first; for macro also a month or quarter, which means its first day.
 * Prices may have a dollar sign and thousands separators, volumes a K, M or B; the decimal
 * separator is detected from all numbers of a file. A ticker keeps its spelling ({@code BRK_A},
 * {@code BRK.A}).
 *
 * <p>The column named by the user gives a row's known_at: a time is used unchanged, a date means
 * the open of the next session. If that cell cannot be read, the row has no known_at and keeps the
 * text in a field {@code known_at}. A macro file that is named after a month or quarter ({@code
 * 2015m4.csv.gz}, {@code 2015-04.csv}, {@code 2015q2.csv}) and has no such column has as known_at
 * the midnight UTC that begins the following month.
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
  private static final Set<String> MEMBER_NAMES =
      Set.of("ticker", "date", "until", "removed", "tickers");

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
          List.of(List.of("perioddate", "date")),
          FileContent.MEMBERS,
          List.of(List.of("memberdate", "date"), List.of("tickers", "ticker")));

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
   * The mapping of a file without a survey: its bars are daily, and ambiguous dates (day or month
   * first) are left for validation to refuse.
   *
   * @param fileName file name with or without folders
   * @param header the file's column names
   * @param userColumns the file's column name by our name; the reverse is also accepted. In a macro
   *     file with one column per series, this can rename a series
   * @param knownAtColumn the column with the known_at of rows; null or empty: none
   * @throws UserFault naming the file, its columns and the {@code --map} option that fixes it
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
        BarFileFormat.DEFAULT,
        FileSurvey.Findings.NONE);
  }

  /**
   * The mapping of a file that has been surveyed.
   *
   * @param bars properties of bars that the file does not state
   * @throws UserFault naming the file, its columns and the option that fixes it
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
          case MEMBERS -> MemberLayout.of(columns, findings.members());
        };
    DayReader days = new DayReader(findings.dates(), findings.zone(), kind == FileContent.MACRO);
    return new ColumnMapping(columns, shape, knowledge, days, findings.decimals());
  }

  /**
   * Starts a survey of a file; all its records must then be added.
   *
   * @param bars properties of bars that the file does not state
   * @param format the user's options for the text format
   * @param instants columns whose type says that their times are UTC
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

  /** Whether names are a header: they include all required columns. */
  public static boolean isHeader(
      FileContent kind, List<String> names, Map<String, String> userColumns) {
    return columnsFound(kind, names, userColumns) == NEEDED.get(kind).size();
  }

  /** Whether names include at least one required column, which makes them a likely header. */
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

  /** Length of intraday bars in minutes; 0 for other files. */
  public int minutes() {
    return shape instanceof MinuteBarLayout within ? within.minutes() : 0;
  }

  /** The unused columns of the file, in the file's order. */
  public List<String> unused() {
    Set<String> used = shape.columns();
    return columns.header().stream()
        .filter(column -> !used.contains(column) && !knowledge.isColumn(column))
        .toList();
  }

  /**
   * The rows of one record: none, one or several.
   *
   * @param row text by the file's column name; a missing value is empty or null
   * @param place place for error messages, such as {@code file:line}
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
      case MEMBERS -> new FileColumns(fileName, header, MEMBER_NAMES, userColumns, false);
    };
  }

  private static KnowledgeTime knowledge(
      FileContent kind, String fileName, FileColumns columns, String knownAtColumn) {
    if (knownAtColumn != null && !knownAtColumn.isBlank()) {
      return KnowledgeTime.ofColumn(fileName, columns, knownAtColumn.strip());
    }
    return kind == FileContent.MACRO ? KnowledgeTime.ofVintage(fileName) : KnowledgeTime.unstated();
  }

  /** A file of index members. */
  private record MemberLayout(MemberColumns named, Memberships file) implements RowLayout {
    static MemberLayout of(FileColumns columns, Memberships file) {
      String date = columns.need("date", "memberdate");
      Optional<String> lists = columns.find("tickers");
      MemberColumns named =
          lists.isPresent()
              ? new MemberColumns(date, null, null, null, lists.get())
              : new MemberColumns(
                  date,
                  columns.need("ticker", "ticker"),
                  columns.find("until").orElse(null),
                  columns.find("removed").orElse(null),
                  null);
      return new MemberLayout(named, file);
    }

    @Override
    public String dateColumn() {
      return named.date();
    }

    @Override
    public Set<String> columns() {
      return named.all();
    }

    @Override
    public Optional<MemberColumns> members() {
      return Optional.of(named);
    }

    @Override
    public List<TextRow> rows(Map<String, String> record, Stamp stamp) {
      if (!named.isOfLists()) {
        MemberSpan span = named.span(column -> CellText.text(record, column), stamp::day);
        return List.of(row(span, file.overlapOf(span), stamp));
      }
      String date = stamp.day(CellText.text(record, named.date()));
      String tickers = CellText.text(record, named.tickers());
      if (tickers.isEmpty() || !MemberSpan.isDay(date)) {
        return List.of(row(new MemberSpan(tickers, date, ""), "", stamp));
      }
      // A later list says that a membership ended, which was not known when it began.
      boolean isTimed = stamp.known().at() != null;
      Stream<MemberSpan> begun =
          file.begunOn(date).stream()
              .map(span -> isTimed ? new MemberSpan(span.ticker(), span.date(), "") : span);
      Stream<MemberSpan> ended = isTimed ? file.endedBy(date).stream() : Stream.of();
      return Stream.concat(begun, ended).map(span -> row(span, "", stamp)).toList();
    }

    private static TextRow row(MemberSpan span, String overlap, Stamp stamp) {
      return stamp.on(
          TextRow.member(
              span.ticker(),
              span.date(),
              span.until(),
              overlap,
              stamp.place(),
              stamp.raw(),
              stamp.known().at()));
    }
  }
}
