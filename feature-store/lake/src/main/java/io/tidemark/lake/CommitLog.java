package io.tidemark.lake;

import io.tidemark.core.job.RunKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.VersionChecksum;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.CommitInfo;
import org.apache.spark.sql.delta.actions.FileAction;
import org.apache.spark.sql.delta.actions.SetTransaction;
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

  /** Whether something was committed under a run key. */
  boolean has(RunKey key) {
    Snapshot now = log.update(false, Option.empty(), Option.empty());
    Option<VersionChecksum> checksum = now.checksumOpt();
    // The checksum file tells them; without it Delta replays the log in a Spark job.
    Seq<SetTransaction> done =
        checksum.isDefined() && checksum.get().setTransactions().isDefined()
            ? checksum.get().setTransactions().get()
            : now.setTransactions();
    return done.exists(transaction -> transaction.appId().equals(key.value()));
  }

  /** The live files' statistics, where the latest checksum file repeats them all. */
  Optional<List<FileStatistics>> statistics() {
    Option<VersionChecksum> checksum =
        log.update(false, Option.empty(), Option.empty()).checksumOpt();
    return checksum.isDefined() && checksum.get().allFiles().isDefined()
        ? Optional.of(
            CollectionConverters.asJava(checksum.get().allFiles().get()).stream()
                .map(file -> FileStatistics.of(file.stats()))
                .toList())
        : Optional.empty();
  }

  /**
   * Adds rows to the table in one commit under a run key.
   *
   * @param rows all of the table's columns
   */
  Lake.Written add(Dataset<Row> rows, RunKey key) {
    OptimisticTransaction transaction = log.startTransaction(Option.empty(), Option.empty());
    // A commit under the same key in the meantime makes this one fail.
    transaction.readTxn().$plus$eq(key.value());
    Seq<FileAction> files = transaction.writeFiles(rows);
    List<Action> actions = new ArrayList<>(CollectionConverters.asJava(files));
    actions.add(
        new SetTransaction(key.value(), 1, Option.apply((Object) System.currentTimeMillis())));
    long version =
        transaction.commit(CollectionConverters.asScala(actions).toSeq(), append(key.value()));
    return new Lake.Written(rows(CollectionConverters.asJava(files)), version);
  }

  /**
   * What the commit under a run key did.
   *
   * @throws IllegalStateException if there is none
   */
  Lake.Written committed(RunKey key) {
    for (long version = version(); version >= 0; version--) {
      CommitInfo info = commitInfo(version);
      if (info != null && info.userMetadata().contains(key.value())) {
        return new Lake.Written(rows(info), version);
      }
    }
    throw new IllegalStateException("no commit of " + key.value() + " in " + log.dataPath());
  }

  private static DeltaOperations.Operation append(String metadata) {
    return new DeltaOperations.Write(
        SaveMode.Append,
        Option.empty(),
        Option.empty(),
        Option.apply(metadata),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.empty());
  }

  private static long rows(List<FileAction> files) {
    return files.stream()
        .filter(AddFile.class::isInstance)
        .mapToLong(file -> (long) ((AddFile) file).numLogicalRecords().get())
        .sum();
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
