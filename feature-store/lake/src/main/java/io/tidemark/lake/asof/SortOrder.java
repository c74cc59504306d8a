package io.tidemark.lake.asof;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.when;

import io.tidemark.core.UserFault;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The columns by which the rows of one side are joined and sorted: the key, then the time from
 * which they are visible, the later of the two clocks.
 *
 * @param key a text, such as a symbol
 * @param eventTime a timestamp: time of the event
 * @param knownAt a timestamp: when the row could be known; the same column if there is only one
 *     clock
 */
public record SortOrder(String key, String eventTime, String knownAt) implements Serializable {

  /** Rows that are known at the time of the event. */
  public static SortOrder by(String key, String time) {
    return new SortOrder(key, time, time);
  }

  /** Rows with two clocks. */
  public static SortOrder by(String key, String eventTime, String knownAt) {
    return new SortOrder(key, eventTime, knownAt);
  }

  boolean hasOneClock() {
    return eventTime.equals(knownAt);
  }

  /** Key and clocks, without duplicates. */
  List<String> columns() {
    return hasOneClock() ? List.of(key, eventTime) : List.of(key, eventTime, knownAt);
  }

  /** The time from which a row is visible; null if one of its clocks is null. */
  Column visible() {
    return hasOneClock()
        ? col(eventTime)
        : when(
            col(eventTime).isNotNull().and(col(knownAt).isNotNull()),
            greatest(col(eventTime), col(knownAt)));
  }

  /** Key and clocks, then the others. */
  List<String> before(List<String> others) {
    return Stream.concat(columns().stream(), others.stream()).distinct().toList();
  }

  /**
   * @throws UserFault if a column is missing or has another type
   */
  void requireIn(StructType schema) {
    require(schema, key, DataTypes.StringType);
    require(schema, eventTime, DataTypes.TimestampType);
    require(schema, knownAt, DataTypes.TimestampType);
  }

  static void require(StructType schema, String column) {
    if (!Arrays.asList(schema.fieldNames()).contains(column)) {
      throw new UserFault(
          "there is no column '%s' among %s".formatted(column, List.of(schema.fieldNames())));
    }
  }

  private static void require(StructType schema, String column, DataType type) {
    require(schema, column);
    DataType is = schema.apply(column).dataType();
    if (!is.equals(type)) {
      throw new UserFault(
          "column '%s' is of type %s; an as-of join needs a %s there, so cast it"
              .formatted(column, is.simpleString(), type.simpleString()));
    }
  }
}
