package io.tidemark.lake;

import io.tidemark.core.Json;
import io.tidemark.core.RunKey;
import io.tidemark.lake.columns.ColumnFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Expression;
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
import scala.collection.immutable.Map$;
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
   * All rows of a version. The current one is read by what Delta has in memory of it; asked for by
   * its number, Delta would read the log once more.
   */
  Dataset<Row> at(SparkSession spark, long version) {
    Snapshot now = log.update(false, Option.empty(), Option.empty());
    return now.version() == version
        ? spark.baseRelationToDataFrame(
            log.createRelation(
                CollectionConverters.asScala(List.<Expression>of()).toSeq(),
                Option.apply(now),
                Option.empty(),
                true))
        : spark
            .read()
            .format("delta")
            .option("versionAsOf", version)
            .load(log.dataPath().toString());
  }

  /** A version's files, for reading them without a job. */
  DirectReader directly(SparkSession spark, long version) {
    Snapshot now = log.update(false, Option.empty(), Option.empty());
    Snapshot then =
        now.version() == version
            ? now
            : log.getSnapshotAt(version, Option.empty(), Option.empty(), Option.empty(), false);
    return new DirectReader(spark, then, files(then));
  }

  /** The live files. The checksum file repeats them; without it Delta runs a job. */
  private static List<AddFile> files(Snapshot snapshot) {
    return told(snapshot).orElseGet(() -> snapshot.allFiles().collectAsList());
  }

  private static Optional<List<AddFile>> told(Snapshot snapshot) {
    Option<VersionChecksum> checksum = snapshot.checksumOpt();
    return checksum.isDefined() && checksum.get().allFiles().isDefined()
        ? Optional.of(List.copyOf(CollectionConverters.asJava(checksum.get().allFiles().get())))
        : Optional.empty();
  }

  /** Begins a write under a run key, on the table as it is now. */
  Write begin(RunKey key) {
    return new Write(log.startTransaction(Option.empty(), Option.empty()), key);
  }

  /** A write to come: what it reads of the table is the table as it stood when it began. */
  static final class Write {
    private final OptimisticTransaction transaction;
    private final RunKey key;

    private Write(OptimisticTransaction transaction, RunKey key) {
      this.transaction = transaction;
      this.key = key;
      // Makes it fail when another commits under the same key in the meantime.
      transaction.readTxn().$plus$eq(key.value());
    }

    /** Whether something was committed under its run key already. */
    boolean isDone() {
      Option<VersionChecksum> checksum = transaction.snapshot().checksumOpt();
      // The checksum file tells them; without it Delta replays the log in a Spark job.
      Seq<SetTransaction> done =
          checksum.isDefined() && checksum.get().setTransactions().isDefined()
              ? checksum.get().setTransactions().get()
              : transaction.snapshot().setTransactions();
      return done.exists(write -> write.appId().equals(key.value()));
    }

    /** The version that it began on. */
    long version() {
      return transaction.snapshot().version();
    }

    /** Makes it fail when another writes in the meantime: what it adds rests on all that was. */
    void dependsOnAll() {
      transaction.readWholeTable();
    }

    /** The live files' statistics, where the latest checksum file repeats them all. */
    Optional<List<FileStatistics>> statistics() {
      return told(transaction.snapshot())
          .map(files -> files.stream().map(file -> FileStatistics.of(file.stats())).toList());
    }

    /**
     * Adds rows in one commit.
     *
     * @param rows all of the table's columns
     */
    Lake.Written add(Dataset<Row> rows) {
      return commit(CollectionConverters.asJava(transaction.writeFiles(rows)));
    }

    /**
     * Adds files that were written into the table's folder already.
     *
     * @param files by name
     */
    Lake.Written add(Map<String, ColumnFile.Written> files) {
      List<FileAction> actions = new ArrayList<>();
      files.forEach((name, file) -> actions.add(action(name, file)));
      return commit(actions);
    }

    private Lake.Written commit(List<? extends FileAction> files) {
      List<Action> actions = new ArrayList<>(files);
      actions.add(
          new SetTransaction(key.value(), 1, Option.apply((Object) System.currentTimeMillis())));
      long version =
          transaction.commit(CollectionConverters.asScala(actions).toSeq(), append(key.value()));
      return new Lake.Written(rows(files), version);
    }

    private static AddFile action(String name, ColumnFile.Written file) {
      String statistics =
          Json.write(
              Map.of(
                  "numRecords", file.rows(),
                  "minValues", file.least(),
                  "maxValues", file.greatest(),
                  "nullCount", Map.of()));
      return new AddFile(
          name,
          Map$.MODULE$.empty(),
          file.bytes(),
          System.currentTimeMillis(),
          true,
          statistics,
          Map$.MODULE$.empty(),
          null,
          Option.empty(),
          Option.empty(),
          Option.empty(),
          Option.empty(),
          Option.empty());
    }
  }

  /** What the commit under a run key did; nothing is told of one that the log forgot. */
  Lake.Written committed(RunKey key) {
    long now = version();
    for (long version = now; version >= 0; version--) {
      List<Action> actions = actions(version);
      if (actions.stream().anyMatch(action -> isOf(action, key))) {
        return new Lake.Written(rows(actions), version);
      }
    }
    return new Lake.Written(0, now);
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

  private static long rows(List<? extends Action> actions) {
    return actions.stream()
        .filter(AddFile.class::isInstance)
        .mapToLong(file -> (long) ((AddFile) file).numLogicalRecords().get())
        .sum();
  }

  private static boolean isOf(Action action, RunKey key) {
    return action instanceof CommitInfo info && info.userMetadata().contains(key.value());
  }

  private List<Action> actions(long version) {
    Iterator<Tuple2<Object, Seq<Action>>> changes =
        log.getChanges(version, version, Option.empty(), false);
    List<Action> actions = new ArrayList<>();
    while (changes.hasNext()) {
      actions.addAll(CollectionConverters.asJava(changes.next()._2()));
    }
    return actions;
  }
}
