package io.tidemark.lake.columns;

import java.util.List;

/**
 * Rows of a table with one array per column.
 *
 * @param rows number of rows
 * @param columns in the order of the table's schema
 */
public record RowGroup(int rows, List<ColumnValues> columns) {
  public RowGroup {
    columns = List.copyOf(columns);
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).size() != rows) {
        throw new IllegalArgumentException(
            "column %d has %d values for %d rows".formatted(i, columns.get(i).size(), rows));
      }
    }
  }
}
