package io.tidemark.feeds.files;

import io.tidemark.feeds.TextRow;
import io.tidemark.feeds.files.time.DateText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A file of macro observations, in either of its layouts. A missing value gives no row. */
final class MacroShape {
  private static final Pattern NUMBERLIKE = Pattern.compile("[+-]?\\.?\\d.*");

  private MacroShape() {}

  /** Long if the file has columns for series and value, else wide. */
  static RowShape of(Columns columns, KnowledgeTime knowledge) {
    Optional<String> series = columns.find("series");
    Optional<String> value = columns.find("value");
    String date = columns.need("date", "perioddate");
    return series.isPresent() && value.isPresent()
        ? new LongLayout(series.get(), date, value.get())
        : new WideLayout(date, seriesColumns(columns, date, knowledge), columns);
  }

  private static List<String> seriesColumns(Columns columns, String date, KnowledgeTime knowledge) {
    List<String> series =
        columns.header().stream()
            .filter(column -> !column.equals(date))
            .filter(column -> !knowledge.isColumn(column))
            .filter(column -> !Columns.isSynonym(column, "perioddate"))
            .filter(column -> !DelimitedFile.isUnnamed(column))
            .toList();
    if (series.isEmpty()) {
      throw columns.lacking("value");
    }
    return series;
  }

  private static TextRow row(String series, String date, String value, RowShape.Stamp stamp) {
    return stamp.on(
        TextRow.macro(
            series, stamp.day(date), value, stamp.place(), stamp.raw(), stamp.known().at()));
  }

  /** One observation a row. */
  private record LongLayout(String series, String date, String value) implements RowShape {
    @Override
    public String dateColumn() {
      return date;
    }

    @Override
    public List<TextRow> rows(Map<String, String> record, Stamp stamp) {
      String text = Cells.text(record, value);
      return Cells.isMissing(text)
          ? List.of()
          : List.of(row(Cells.text(record, series), Cells.text(record, date), text, stamp));
    }
  }

  /**
   * One period a row, one series a column. A cell of words, a day or a quarter belongs to no
   * series; one that begins like a number is an observation, for validation to refuse if it does
   * not go on like one.
   */
  private record WideLayout(String date, List<String> series, Columns names) implements RowShape {
    @Override
    public String dateColumn() {
      return date;
    }

    @Override
    public List<TextRow> rows(Map<String, String> record, Stamp stamp) {
      String day = Cells.text(record, date);
      List<TextRow> rows = new ArrayList<>(series.size());
      for (String column : series) {
        String text = Cells.text(record, column);
        if (NUMBERLIKE.matcher(text).matches() && !DateText.isPeriod(text)) {
          rows.add(row(names.nameOf(column), day, text, stamp));
        }
      }
      return rows;
    }
  }
}
