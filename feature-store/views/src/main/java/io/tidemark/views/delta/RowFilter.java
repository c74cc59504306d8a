package io.tidemark.views.delta;

import io.delta.kernel.data.ColumnVector;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** Selects rows of a batch. */
@FunctionalInterface
interface RowFilter {
  boolean keeps(int row);

  /** The indices of the rows that pass all filters. */
  static int[] matching(List<RowFilter> filters, int size) {
    return IntStream.range(0, size)
        .filter(row -> filters.stream().allMatch(filter -> filter.keeps(row)))
        .toArray();
  }

  static RowFilter selected(ColumnVector selection) {
    return row -> !selection.isNullAt(row) && selection.getBoolean(row);
  }

  static RowFilter of(ColumnVector vector, ColumnPredicate.Condition condition) {
    if (condition.value() instanceof LocalDate date) {
      int day = Math.toIntExact(date.toEpochDay());
      return row ->
          !vector.isNullAt(row)
              && condition.relation().holds(Integer.compare(vector.getInt(row), day));
    }
    if (condition.value() instanceof Instant time) {
      long micros = Micros.of(time);
      return row ->
          !vector.isNullAt(row)
              && condition.relation().holds(Long.compare(vector.getLong(row), micros));
    }
    String text = (String) condition.value();
    return row ->
        !vector.isNullAt(row) && condition.relation().holds(vector.getString(row).compareTo(text));
  }
}
