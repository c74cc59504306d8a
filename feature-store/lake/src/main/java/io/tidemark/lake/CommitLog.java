package io.tidemark.lake;

import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.CommitInfo;
import scala.Option;
import scala.Tuple2;
import scala.collection.Iterator;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A table's transaction log, read from its files. Delta's own history table says the same, but
 * costs a Spark job each time.
 */
final class CommitLog {
  private final DeltaLog log;

  CommitLog(SparkSession spark, String location) {
    this.log = DeltaLog.forTable(spark, location);
  }

  boolean exists() {
    return log.tableExists();
  }

  /** The current version. */
  long version() {
    return log.update(false, Option.empty(), Option.empty()).version();
  }

  /**
   * What the commit with that user metadata did, the latest first.
   *
   * @throws IllegalStateException if there is none
   */
  Lake.Written committed(String metadata) {
    for (long version = version(); version >= 0; version--) {
      CommitInfo info = commitInfo(version);
      if (info != null && info.userMetadata().contains(metadata)) {
        return new Lake.Written(rows(info), version);
      }
    }
    throw new IllegalStateException("no commit of " + metadata + " in " + log.dataPath());
  }

  private CommitInfo commitInfo(long version) {
    Iterator<Tuple2<Object, Seq<Action>>> changes =
        log.getChanges(version, version, Option.empty(), false);
    while (changes.hasNext()) {
      for (Action action : CollectionConverters.asJava(changes.next()._2())) {
        if (action instanceof CommitInfo info) {
          return info;
        }
      }
    }
    return null;
  }

  private static long rows(CommitInfo info) {
    if (info.operationMetrics().isEmpty()) {
      return 0;
    }
    Map<String, String> metrics = CollectionConverters.asJava(info.operationMetrics().get());
    return Long.parseLong(metrics.getOrDefault("numOutputRows", "0"));
  }
}
