package io.tidemark.lake.asof;

import java.io.Serializable;
import java.util.Comparator;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * A position in the order of keys and times.
 *
 * @param time in microseconds
 */
record RunPosition(UTF8String key, long time) implements Comparable<RunPosition>, Serializable {
  private static final Comparator<RunPosition> ORDER =
      Comparator.comparing(RunPosition::key).thenComparingLong(RunPosition::time);

  static final RunPosition FIRST = new RunPosition(UTF8String.EMPTY_UTF8, Long.MIN_VALUE);

  @Override
  public int compareTo(RunPosition other) {
    return ORDER.compare(this, other);
  }
}
