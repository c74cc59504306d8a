package io.tidemark.feeds.files;

import io.tidemark.feeds.TextRow;
import io.tidemark.feeds.files.figures.NumberTally;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A file of macro observations or of alternative series, in either of its layouts. A missing value
 * gives no row.
 */
final class MacroLayout {
  /** Characters that are not allowed in a column name of the feature language. */
  private static final Pattern UNNAMEABLE = Pattern.compile("[^A-Za-z0-9_]+");

  private MacroLayout() {}

  /** Creates the row of one observation. */
  @FunctionalInterface
  private interface ObservationRow {
    TextRow of(
        Map<String, String> record,
        String series,
        String date,
        String value,
        RowLayout.Stamp stamp);
  }

  /**
   * The layout of macro observations: long if the file has columns for series and value, else wide.
   *
   * @param numbers columns known to contain numbers
   */
  static RowLayout of(FileColumns columns, KnowledgeTime knowledge, Set<String> numbers) {
    return of(columns, knowledge, numbers, Optional.empty(), MacroLayout::macro);
  }

  /**
   * The layout of alternative series, chosen in the same way; they are per ticker if the file has a
   * ticker column.
   */
  static RowLayout ofSeries(FileColumns columns, KnowledgeTime knowledge, Set<String> numbers) {
    Optional<String> ticker = columns.find("ticker");
    String entity = ticker.orElse("");
    return of(
        columns,
        knowledge,
        numbers,
        ticker,
        (record, series, date, value, stamp) ->
            stamp.on(
                TextRow.series(
                    UNNAMEABLE.matcher(series.strip()).replaceAll("_"),
                    entity.isEmpty() ? "" : CellText.text(record, entity).strip(),
                    stamp.day(date),
                    value,
                    stamp.place(),
                    stamp.raw(),
                    stamp.known().at())));
  }

  private static RowLayout of(
      FileColumns columns,
      KnowledgeTime knowledge,
      Set<String> numbers,
      Optional<String> ticker,
      ObservationRow row) {
    Optional<String> series = columns.find("series");
    Optional<String> value = columns.find("value");
    String date = columns.need("date", "perioddate");
    return series.isPresent() && value.isPresent()
        ? new LongLayout(series.get(), date, value.get(), row)
        : new WideLayout(
            date, seriesColumns(columns, date, ticker, knowledge), numbers, columns, row);
  }

  private static List<String> seriesColumns(
      FileColumns columns, String date, Optional<String> ticker, KnowledgeTime knowledge) {
    List<String> series =
        columns.header().stream()
            .filter(column -> !column.equals(date))
            .filter(column -> ticker.filter(column::equals).isEmpty())
            .filter(column -> !knowledge.isColumn(column))
            .filter(column -> !FileColumns.isSynonym(column, "perioddate"))
            .filter(column -> !DelimitedFile.isUnnamed(column))
            .toList();
    if (series.isEmpty()) {
      throw columns.lacking("value");
    }
    return series;
  }

  private static TextRow macro(
      Map<String, String> record, String series, String date, String value, RowLayout.Stamp stamp) {
    return stamp.on(
        TextRow.macro(
            series, stamp.day(date), value, stamp.place(), stamp.raw(), stamp.known().at()));
  }

  /** One observation per row. */
  private record LongLayout(String series, String date, String value, ObservationRow row)
      implements RowLayout {
    @Override
    public String dateColumn() {
      return date;
    }

    @Override
    public Set<String> columns() {
      return Set.of(series, date, value);
    }

    @Override
    public List<String> figures() {
      return List.of(value);
    }

    @Override
    public List<TextRow> rows(Map<String, String> record, Stamp stamp) {
      if (CellText.isMissing(CellText.text(record, value))) {
        return List.of();
      }
      String figure = stamp.figure(record, value);
      return List.of(
          row.of(
              record, CellText.text(record, series), CellText.text(record, date), figure, stamp));
    }
  }

  /**
   * One period per row, one series per column. Every non-empty cell in a column of numbers is an
   * observation, which validation refuses if it is not a number. In a column of words, dates or
   * quarters only cells that begin like a number are observations.
   *
   * @param series columns that may be series
   * @param numbers those of them that are known to contain numbers
   */
  private record WideLayout(
      String date, List<String> series, Set<String> numbers, FileColumns names, ObservationRow row)
      implements RowLayout {
    @Override
    public String dateColumn() {
      return date;
    }

    @Override
    public Set<String> columns() {
      Set<String> used = new HashSet<>(numbers);
      used.add(date);
      return used;
    }

    @Override
    public List<String> figures() {
      return series;
    }

    @Override
    public List<TextRow> rows(Map<String, String> record, Stamp stamp) {
      String day = CellText.text(record, date);
      List<TextRow> rows = new ArrayList<>(series.size());
      for (String column : series) {
        String text = CellText.text(record, column);
        if (numbers.contains(column) ? !CellText.isMissing(text) : NumberTally.isNumberlike(text)) {
          rows.add(row.of(record, names.nameOf(column), day, stamp.figure(record, column), stamp));
        }
      }
      return rows;
    }
  }
}
