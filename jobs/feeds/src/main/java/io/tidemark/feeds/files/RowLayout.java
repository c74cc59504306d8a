package io.tidemark.feeds.files;

import io.tidemark.feeds.TextRow;
import io.tidemark.feeds.files.figures.DecimalSeparator;
import io.tidemark.feeds.files.time.DayReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the rows of one kind of file are read. */
interface RowLayout {
  /** The rows that one record of the file makes. */
  List<TextRow> rows(Map<String, String> record, Stamp stamp);

  /** The file's column of days. */
  String dateColumn();

  /** The file's columns that rows are made of. */
  Set<String> columns();

  /** Columns that may hold figures, where the file's kind does not say which those are. */
  default List<String> figures() {
    return List.of();
  }

  /** What all rows of one record share. */
  record Stamp(
      String place,
      String raw,
      KnowledgeTime.Stated known,
      DayReader days,
      Map<String, DecimalSeparator> decimals) {
    /** The ISO date of a day as the file writes it. */
    String day(String text) {
      return days.iso(text);
    }

    /** A figure of a column, with a decimal point and nothing between its thousands. */
    String figure(Map<String, String> record, String column) {
      return decimals
          .getOrDefault(column == null ? "" : column, DecimalSeparator.POINT)
          .plain(CellText.text(record, column));
    }

    /** The row, with a knowledge time that could not be read as one more field. */
    TextRow on(TextRow row) {
      if (known.unreadable().isEmpty()) {
        return row;
      }
      Map<String, String> fields = new LinkedHashMap<>(row.fields());
      fields.put("known_at", known.unreadable());
      return new TextRow(row.kind(), fields, row.place(), row.raw(), row.knownAt());
    }
  }
}
