package io.tidemark.feeds.files;

import io.tidemark.feeds.TextRow;
import io.tidemark.feeds.files.figures.DecimalSeparator;
import io.tidemark.feeds.files.members.MemberColumns;
import io.tidemark.feeds.files.time.DayReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the rows of one kind of file. */
interface RowLayout {
  /** The rows of one record of the file. */
  List<TextRow> rows(Map<String, String> record, Stamp stamp);

  /** The file's date column. */
  String dateColumn();

  /** The file's columns that are used. */
  Set<String> columns();

  /** Columns that may contain numbers, if the kind of file does not determine them. */
  default List<String> figures() {
    return List.of();
  }

  /** The columns of index members, whose rows depend on others of their file. */
  default Optional<MemberColumns> members() {
    return Optional.empty();
  }

  /** What all rows of one record have in common. */
  record Stamp(
      String place,
      String raw,
      KnowledgeTime.Stated known,
      DayReader days,
      Map<String, DecimalSeparator> decimals) {
    /** The ISO date of a date in the file's format. */
    String day(String text) {
      return days.iso(text);
    }

    /** A number of a column with a decimal point and without thousands separators. */
    String figure(Map<String, String> record, String column) {
      return decimals
          .getOrDefault(column == null ? "" : column, DecimalSeparator.POINT)
          .plain(CellText.text(record, column));
    }

    /** The row, with an additional field if its known_at could not be read. */
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
