package io.tidemark.lake;

import io.tidemark.core.Json;
import io.tidemark.core.RunKey;
import io.tidemark.core.table.Table;
import io.tidemark.lake.columns.ColumnFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
import org.apache.spark.sql.delta.actions.Format;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.delta.actions.SetTransaction;
import scala.Option;
import scala.Tuple2;
import scala.collection.Iterator;
import scala.collection.immutable.Map$;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The transaction log of a table, read from its files. Delta's history table has the same data but
 * needs a Spark job each time.
 */
final class CommitLog {
  private final DeltaLog log;

  CommitLog(SparkSession spark, String location) {
    this.log = DeltaLog.forTable(spark, location);
  }

  boolean exists() {
    return log.tableExists();
  }

  /** The current version number. */
  long version() {
    return log.update(false, Option.empty(), Option.empty()).version();
  }

  /**
   * All rows of a version. The current version uses the snapshot that Delta has in memory;
   * requested by its number, Delta would read the log again.
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

  /** The files of a version, for reading them without a Spark job. */
  DirectReader directly(SparkSession spark, long version) {
    Snapshot now = log.update(false, Option.empty(), Option.empty());
    Snapshot then =
        now.version() == version
            ? now
            : log.getSnapshotAt(version, Option.empty(), Option.empty(), Option.empty(), false);
    return new DirectReader(spark, then, files(then));
  }

  /** The statistics of the live files; none if the latest checksum file does not contain them. */
  List<FileStatistics> statistics() {
    return statistics(log.update(false, Option.empty(), Option.empty())).orElse(List.of());
  }

  private static Optional<List<FileStatistics>> statistics(Snapshot snapshot) {
    return listedFiles(snapshot)
        .map(files -> files.stream().map(file -> FileStatistics.of(file.stats())).toList());
  }

  /** The live files, from the checksum file; without that, Delta runs a Spark job. */
  private static List<AddFile> files(Snapshot snapshot) {
    return listedFiles(snapshot).orElseGet(() -> snapshot.allFiles().collectAsList());
  }

  private static Optional<List<AddFile>> listedFiles(Snapshot snapshot) {
    Option<VersionChecksum> checksum = snapshot.checksumOpt();
    return checksum.isDefined() && checksum.get().allFiles().isDefined()
        ? Optional.of(List.copyOf(CollectionConverters.asJava(checksum.get().allFiles().get())))
        : Optional.empty();
  }

  /**
   * Begins a write under a run key, based on the current version. If the table does not exist, the
   * commit creates it.
   */
  Write begin(Table table, RunKey key) {
    OptimisticTransaction transaction = log.startTransaction(Option.empty(), Option.empty());
    if (isFirst(transaction)) {
      transaction.updateMetadataForNewTable(metadata(table));
    }
    return new Write(transaction, key);
  }

  /** Creates the table without rows; has no effect if it exists. */
  void create(Table table) {
    OptimisticTransaction transaction = log.startTransaction(Option.empty(), Option.empty());
    if (isFirst(transaction)) {
      Metadata metadata = metadata(table);
      transaction.updateMetadataForNewTable(metadata);
      transaction.commit(
          CollectionConverters.asScala(List.<Action>of()).toSeq(),
          new DeltaOperations.CreateTable(metadata, false, false, Option.empty()));
    }
  }

  private static boolean isFirst(OptimisticTransaction transaction) {
    return transaction.snapshot().version() < 0;
  }

  private static Metadata metadata(Table table) {
    return new Metadata(
        UUID.randomUUID().toString(),
        null,
        table.purpose(),
        new Format("parquet", Map$.MODULE$.empty()),
        TableSchema.of(table).json(),
        CollectionConverters.asScala(List.<String>of()).toSeq(),
        Map$.MODULE$.empty(),
        Option.apply((Object) System.currentTimeMillis()));
  }

  /** A write that is being prepared: it reads the version that was current when it began. */
  static final class Write {
    private final OptimisticTransaction transaction;
    private final RunKey key;

    private Write(OptimisticTransaction transaction, RunKey key) {
      this.transaction = transaction;
      this.key = key;
      // Makes the commit fail if another one is made under the same key in the meantime.
      transaction.readTxn().$plus$eq(key.value());
    }

    /** Whether there is already a commit under its run key. */
    boolean isDone() {
      if (isFirst()) {
        return false;
      }
      Option<VersionChecksum> checksum = transaction.snapshot().checksumOpt();
      // Read from the checksum file; without it Delta replays the log in a Spark job.
      Seq<SetTransaction> done =
          checksum.isDefined() && checksum.get().setTransactions().isDefined()
              ? checksum.get().setTransactions().get()
              : transaction.snapshot().setTransactions();
      return done.exists(write -> write.appId().equals(key.value()));
    }

    /** Whether its commit creates the table. */
    boolean isFirst() {
      return CommitLog.isFirst(transaction);
    }

    /** The version on which it is based. */
    long version() {
      return transaction.snapshot().version();
    }

    /**
     * Makes the commit fail if another write is committed in the meantime, because its rows depend
     * on the whole table.
     */
    void dependsOnAll() {
      transaction.readWholeTable();
    }

    /** The statistics of the live files, if the latest checksum file contains all of them. */
    Optional<List<FileStatistics>> statistics() {
      return CommitLog.statistics(transaction.snapshot());
    }

    /**
     * Adds rows in one commit.
     *
     * @param rows all columns of the table
     */
    Lake.Written add(Dataset<Row> rows) {
      return commit(CollectionConverters.asJava(transaction.writeFiles(rows)));
    }

    /**
     * Adds files that are already in the folder of the table.
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

  /**
   * The result of the commit under a run key; no rows are reported if the log no longer contains
   * it.
   */
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
