package io.tidemark.serving.delta;

import io.delta.kernel.data.ColumnVector;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** Whether a row of a batch is wanted. */
@FunctionalInterface
interface RowFilter {
  boolean keeps(int row);

  /** The rows of a batch that every filter keeps. */
  static int[] matching(List<RowFilter> filters, int size) {
    return IntStream.range(0, size)
        .filter(row -> filters.stream().allMatch(filter -> filter.keeps(row)))
        .toArray();
  }

  static RowFilter selected(ColumnVector selection) {
    return row -> !selection.isNullAt(row) && selection.getBoolean(row);
  }

  static RowFilter equal(ColumnVector vector, Object value) {
    if (value instanceof LocalDate date) {
      return row -> !vector.isNullAt(row) && vector.getInt(row) == date.toEpochDay();
    }
    return row -> !vector.isNullAt(row) && vector.getString(row).equals(value);
  }
}
