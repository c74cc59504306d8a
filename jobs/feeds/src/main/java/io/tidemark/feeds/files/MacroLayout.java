package io.tidemark.feeds.files;

import io.tidemark.feeds.TextRow;
import io.tidemark.feeds.files.time.DateText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A file of macro observations, in either of its layouts. A missing value gives no row. */
final class MacroLayout {
  private static final Pattern NUMBERLIKE = Pattern.compile("[+-]?\\.?\\d.*");

  private MacroLayout() {}

  /** Long if the file has columns for series and value, else wide. */
  static RowLayout of(FileColumns columns, KnowledgeTime knowledge) {
    Optional<String> series = columns.find("series");
    Optional<String> value = columns.find("value");
    String date = columns.need("date", "perioddate");
    return series.isPresent() && value.isPresent()
        ? new LongLayout(series.get(), date, value.get())
        : new WideLayout(date, seriesColumns(columns, date, knowledge), columns);
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
    public List<TextRow> rows(Map<String, String> record, Stamp stamp) {
      String text = CellText.text(record, value);
      return CellText.isMissing(text)
          ? List.of()
          : List.of(row(CellText.text(record, series), CellText.text(record, date), text, stamp));
    }
  }

  /**
   * One period a row, one series a column. A cell of words, a day or a quarter belongs to no
   * series; one that begins like a number is an observation, for validation to refuse if it does
   * not go on like one.
   */
  private record WideLayout(String date, List<String> series, FileColumns names)
      implements RowLayout {
    @Override
    public String dateColumn() {
      return date;
    }

    @Override
    public List<TextRow> rows(Map<String, String> record, Stamp stamp) {
      String day = CellText.text(record, date);
      List<TextRow> rows = new ArrayList<>(series.size());
      for (String column : series) {
        String text = CellText.text(record, column);
        if (NUMBERLIKE.matcher(text).matches() && !DateText.isPeriod(text)) {
          rows.add(row(names.nameOf(column), day, text, stamp));
        }
      }
      return rows;
    }
  }
}
