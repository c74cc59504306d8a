package io.tidemark.lake.asof;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.core.Json;
import io.tidemark.core.UserFault;
import java.io.Serializable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.apache.spark.paths.SparkPath;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.unsafe.types.UTF8String;
import scala.collection.immutable.Map$;

/**
 * A file of a sorted run with its statistics from the table's log. Times are bounds in
 * microseconds, since Delta stores milliseconds.
 *
 * @param path as a URL
 * @param length in bytes
 * @param ofOneKey whether all rows are certain to have the same key
 */
record RunFile(
    String path,
    long length,
    long rows,
    UTF8String firstKey,
    UTF8String lastKey,
    boolean ofOneKey,
    long minEvent,
    long maxEvent,
    long minKnown,
    long maxKnown)
    implements Serializable {
  /** Longer texts are truncated in the statistics. */
  private static final int LONGEST = 32;

  private static final int MILLISECOND = 1_000;

  static RunFile of(AddFile file, DeltaLog log, SortOrder order) {
    JsonNode statistics = Json.read(file.stats() == null ? "{}" : file.stats(), JsonNode.class);
    for (String column : order.columns()) {
      if (!statistics.path("minValues").hasNonNull(column)
          || statistics.path("nullCount").path(column).asLong() > 0) {
        throw new UserFault(
            "%s: the log has no bounds of column '%s', or rows without it; write the table with SortedRuns.append"
                .formatted(file.path(), column));
      }
    }
    String first = statistics.path("minValues").path(order.key()).asText();
    String last = statistics.path("maxValues").path(order.key()).asText();
    return new RunFile(
        SparkPath.fromPath(file.absolutePath(log)).urlEncoded(),
        file.size(),
        statistics.path("numRecords").asLong(),
        UTF8String.fromString(first),
        UTF8String.fromString(last),
        first.equals(last) && first.length() < LONGEST,
        micros(statistics.path("minValues").path(order.eventTime())),
        micros(statistics.path("maxValues").path(order.eventTime())) + MILLISECOND,
        micros(statistics.path("minValues").path(order.knownAt())),
        micros(statistics.path("maxValues").path(order.knownAt())) + MILLISECOND);
  }

  /** No row is before it. */
  RunPosition lowest() {
    return new RunPosition(firstKey, ofOneKey ? Math.max(minEvent, minKnown) : Long.MIN_VALUE);
  }

  /** No row is after it. */
  RunPosition highest() {
    return new RunPosition(lastKey, Math.max(maxEvent, maxKnown));
  }

  /** The whole file, for Spark's reader. */
  PartitionedFile whole() {
    return new PartitionedFile(
        InternalRow.empty(),
        SparkPath.fromUrlString(path),
        0,
        length,
        new String[0],
        0,
        length,
        Map$.MODULE$.empty());
  }

  private static long micros(JsonNode time) {
    return micros(OffsetDateTime.parse(time.asText()).toInstant());
  }

  static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
