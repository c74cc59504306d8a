package io.tidemark.lake.asof;

import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.sources.GreaterThanOrEqual;
import org.apache.spark.sql.sources.LessThan;
import org.apache.spark.sql.sources.LessThanOrEqual;
import org.apache.spark.sql.sources.Or;

/**
 * The work of one task: all rows from a place on and before another. It may begin and end in the
 * middle of a key.
 *
 * @param until null: to the end
 */
record Range(Place from, Place until) implements Serializable {

  /**
   * Cuts what lies in some files into pieces of about as many rows, at places where files begin.
   */
  static List<Range> cut(List<RunFile> files, int pieces) {
    List<RunFile> sorted = files.stream().sorted(Comparator.comparing(RunFile::lowest)).toList();
    double piece = (double) files.stream().mapToLong(RunFile::rows).sum() / pieces;
    List<Range> ranges = new ArrayList<>();
    Place from = Place.FIRST;
    long rows = 0;
    for (RunFile file : sorted) {
      Place place = file.lowest();
      if (rows >= piece * (ranges.size() + 1) && place.compareTo(from) > 0) {
        ranges.add(new Range(from, place));
        from = place;
      }
      rows += file.rows();
    }
    ranges.add(new Range(from, null));
    return ranges;
  }

  /** Whether a file may have rows of it. */
  boolean touches(RunFile file) {
    return file.highest().compareTo(from) >= 0
        && (until == null || file.lowest().compareTo(until) < 0);
  }

  /** Whether all of a file's rows are in it. */
  boolean holds(RunFile file) {
    return file.lowest().compareTo(from) >= 0
        && (until == null || file.highest().compareTo(until) < 0);
  }

  /** What rows before it have the key in whose middle it begins. */
  Range before() {
    return new Range(new Place(from.key(), Long.MIN_VALUE), from);
  }

  boolean beginsWithinKey() {
    return from.time() > Long.MIN_VALUE;
  }

  /** What every row of it fulfils, so that Parquet passes over pages of others. */
  List<Filter> filters(Order order) {
    List<Filter> filters = new ArrayList<>();
    filters.add(new GreaterThanOrEqual(order.key(), from.key().toString()));
    if (until != null) {
      filters.add(new LessThanOrEqual(order.key(), until.key().toString()));
      if (from.key().equals(until.key())) {
        for (String clock : order.columns().subList(1, order.columns().size())) {
          filters.add(new LessThan(clock, time(until)));
        }
        if (beginsWithinKey()) {
          filters.add(
              new Or(
                  new GreaterThanOrEqual(order.eventTime(), time(from)),
                  new GreaterThanOrEqual(order.knownAt(), time(from))));
        }
      }
    }
    return filters;
  }

  static Filter since(String column, long micros) {
    return new GreaterThanOrEqual(column, Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
  }

  private static Instant time(Place place) {
    return Instant.EPOCH.plus(place.time(), ChronoUnit.MICROS);
  }
}
