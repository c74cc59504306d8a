package io.tidemark.lake.asof;

import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.sources.And;
import org.apache.spark.sql.sources.EqualTo;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.sources.GreaterThan;
import org.apache.spark.sql.sources.GreaterThanOrEqual;
import org.apache.spark.sql.sources.LessThan;
import org.apache.spark.sql.sources.Or;

/**
 * The range of one task: all rows from one position up to another, excluded. It may begin and end
 * in the middle of a key.
 *
 * @param until null: to the end
 */
record TaskRange(RunPosition from, RunPosition until) implements Serializable {

  /**
   * Splits the rows of some files into ranges of about equal size. It splits at the beginnings of
   * right files, so that no task has to search within a file for the row to carry over; at those of
   * left files only if necessary.
   */
  static List<TaskRange> cut(List<RunFile> left, List<RunFile> right, int pieces) {
    List<RunFile> all =
        Stream.concat(left.stream(), right.stream())
            .sorted(Comparator.comparing(RunFile::lowest))
            .toList();
    Set<RunFile> preferred = new HashSet<>(right);
    double piece = (double) all.stream().mapToLong(RunFile::rows).sum() / pieces;
    List<TaskRange> ranges = new ArrayList<>();
    RunPosition from = RunPosition.FIRST;
    double rows = 0;
    for (RunFile file : all) {
      RunPosition place = file.lowest();
      boolean isFull = rows >= (preferred.contains(file) ? piece : 2 * piece);
      if (isFull && place.compareTo(from) > 0) {
        ranges.add(new TaskRange(from, place));
        from = place;
        rows = 0;
      }
      rows += file.rows();
    }
    ranges.add(new TaskRange(from, null));
    return ranges;
  }

  /** Whether a file may contain rows of the range. */
  boolean touches(RunFile file) {
    return file.highest().compareTo(from) >= 0
        && (until == null || file.lowest().compareTo(until) < 0);
  }

  /** Whether all rows of a file are in the range. */
  boolean holds(RunFile file) {
    return file.lowest().compareTo(from) >= 0
        && (until == null || file.highest().compareTo(until) < 0);
  }

  /** The rows before it with the key in the middle of which it begins. */
  TaskRange before() {
    return new TaskRange(new RunPosition(from.key(), Long.MIN_VALUE), from);
  }

  boolean beginsWithinKey() {
    return from.time() > Long.MIN_VALUE;
  }

  /** Conditions that every row of the range meets, so that Parquet skips other pages. */
  List<Filter> filters(SortOrder order) {
    List<Filter> filters = new ArrayList<>();
    filters.add(new GreaterThanOrEqual(order.key(), from.key().toString()));
    if (beginsWithinKey()) {
      Filter since =
          new Or(since(order.eventTime(), from.time()), since(order.knownAt(), from.time()));
      filters.add(new Or(new GreaterThan(order.key(), from.key().toString()), since));
    }
    if (until != null) {
      Filter key = new LessThan(order.key(), until.key().toString());
      Filter time =
          new And(
              new EqualTo(order.key(), until.key().toString()),
              new And(
                  earlier(order.eventTime(), until.time()),
                  earlier(order.knownAt(), until.time())));
      filters.add(until.time() == Long.MIN_VALUE ? key : new Or(key, time));
    }
    return filters;
  }

  static Filter since(String column, long micros) {
    return new GreaterThanOrEqual(column, time(micros));
  }

  private static Filter earlier(String column, long micros) {
    return new LessThan(column, time(micros));
  }

  private static Instant time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
