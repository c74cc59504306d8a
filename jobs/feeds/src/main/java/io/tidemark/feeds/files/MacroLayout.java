package io.tidemark.feeds.files;

import io.tidemark.feeds.TextRow;
import io.tidemark.feeds.files.figures.NumberTally;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A file of macro observations, in either of its layouts. A missing value gives no row. */
final class MacroLayout {
  private MacroLayout() {}

  /**
   * Long if the file has columns for series and value, else wide.
   *
   * @param numbers columns that hold numbers, as far as is known
   */
  static RowLayout of(FileColumns columns, KnowledgeTime knowledge, Set<String> numbers) {
    Optional<String> series = columns.find("series");
    Optional<String> value = columns.find("value");
    String date = columns.need("date", "perioddate");
    return series.isPresent() && value.isPresent()
        ? new LongLayout(series.get(), date, value.get())
        : new WideLayout(date, seriesColumns(columns, date, knowledge), numbers, columns);
  }

  private static List<String> seriesColumns(
      FileColumns columns, String date, KnowledgeTime knowledge) {
    List<String> series =
        columns.header().stream()
            .filter(column -> !column.equals(date))
            .filter(column -> !knowledge.isColumn(column))
            .filter(column -> !FileColumns.isSynonym(column, "perioddate"))
            .filter(column -> !DelimitedFile.isUnnamed(column))
            .toList();
    if (series.isEmpty()) {
      throw columns.lacking("value");
    }
    return series;
  }

  private static TextRow row(String series, String date, String value, RowLayout.Stamp stamp) {
    return stamp.on(
        TextRow.macro(
            series, stamp.day(date), value, stamp.place(), stamp.raw(), stamp.known().at()));
  }

  /** One observation a row. */
  private record LongLayout(String series, String date, String value) implements RowLayout {
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
          row(CellText.text(record, series), CellText.text(record, date), figure, stamp));
    }
  }

  /**
   * One period a row, one series a column. Whatever stands in a column of numbers is an
   * observation, for validation to refuse if it is none. In a column of words, days or quarters, as
   * the file's records have it, only what begins like a number is.
   *
   * @param series columns that may be series
   * @param numbers those of them that are, as far as is known
   */
  private record WideLayout(
      String date, List<String> series, Set<String> numbers, FileColumns names)
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
          rows.add(row(names.nameOf(column), day, stamp.figure(record, column), stamp));
        }
      }
      return rows;
    }
  }
}
