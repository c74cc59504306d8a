package io.tidemark.lake.asof;

import java.io.Serializable;
import java.util.Comparator;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * A place in the order of keys and times.
 *
 * @param time microseconds
 */
record Place(UTF8String key, long time) implements Comparable<Place>, Serializable {
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::key).thenComparingLong(Place::time);

  static final Place FIRST = new Place(UTF8String.EMPTY_UTF8, Long.MIN_VALUE);

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }
}
