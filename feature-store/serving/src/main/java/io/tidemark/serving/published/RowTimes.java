package io.tidemark.serving.published;

import io.tidemark.views.delta.ColumnBatch;
import io.tidemark.views.delta.Micros;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntToLongFunction;

/**
 * When rows are.
 *
 * @param days sessions, since 1970-01-01
 * @param ends within the day when each row's bar ends, in microseconds since 1970-01-01T00:00Z; of
 *     length 0 where a session has one row
 */
public record RowTimes(int[] days, long[] ends) {
  /** Those of a batch that has {@code date}, and {@code time} within the day. */
  static RowTimes of(ColumnBatch batch, boolean intraday) {
    return new RowTimes(batch.days("date"), intraday ? batch.micros("time") : new long[0]);
  }

  /** Number of rows. */
  public int size() {
    return days.length;
  }

  /** Whether a session has several rows. */
  public boolean isIntraday() {
    return ends.length > 0;
  }

  /** A row's session. */
  public LocalDate date(int row) {
    return LocalDate.ofEpochDay(days[row]);
  }

  /** When a row's bar ends, within the day. */
  public Optional<Instant> end(int row) {
    return isIntraday() ? Optional.of(Micros.instant(ends[row])) : Optional.empty();
  }

  /** What tells a ticker's rows apart and brings them in order: the end, or the session. */
  long place(int row) {
    return isIntraday() ? ends[row] : days[row];
  }

  RowTimes select(int[] rows) {
    return new RowTimes(
        Arrays.stream(rows).map(row -> days[row]).toArray(),
        isIntraday() ? Arrays.stream(rows).mapToLong(row -> ends[row]).toArray() : ends);
  }

  /** Of rows that are in order: the first that is not before a session. */
  int firstFrom(LocalDate date) {
    return firstFrom(
        Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, date.toEpochDay())),
        days.length,
        row -> days[row]);
  }

  /** Of rows that are in order: the first of that place or after it. */
  int firstFrom(long place) {
    return firstFrom(place, days.length, this::place);
  }

  private static int firstFrom(long wanted, int rows, IntToLongFunction places) {
    int low = 0;
    int high = rows;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (places.applyAsLong(middle) < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
