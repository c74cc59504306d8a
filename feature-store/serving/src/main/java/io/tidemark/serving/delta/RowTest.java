package io.tidemark.serving.delta;

import io.delta.kernel.data.ColumnVector;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** Whether a row of a batch is wanted. */
@FunctionalInterface
interface RowTest {
  boolean holds(int row);

  /** The rows of a batch for which every test holds. */
  static int[] matching(List<RowTest> tests, int size) {
    return IntStream.range(0, size)
        .filter(row -> tests.stream().allMatch(test -> test.holds(row)))
        .toArray();
  }

  static RowTest selected(ColumnVector selection) {
    return row -> !selection.isNullAt(row) && selection.getBoolean(row);
  }

  static RowTest equal(ColumnVector vector, Object value) {
    if (value instanceof LocalDate date) {
      return row -> !vector.isNullAt(row) && vector.getInt(row) == date.toEpochDay();
    }
    return row -> !vector.isNullAt(row) && vector.getString(row).equals(value);
  }
}
