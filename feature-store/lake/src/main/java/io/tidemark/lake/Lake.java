package io.tidemark.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import io.delta.exceptions.DeltaConcurrentModificationException;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import io.tidemark.core.store.LakeRoot;
import io.tidemark.core.store.ObjectStore;
import io.tidemark.core.table.Table;
import io.tidemark.lake.columns.ColumnFiles;
import io.tidemark.lake.columns.RowGroup;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;

/**
 * The tables of one lake, insert-only and read as of a time.
 *
 * <p>A fact is identified by its table's key and may have several versions, each with its own
 * {@code known_at}. {@link #append} writes a version only if its content differs from what was
 * known at that time, so writing the same content again has no effect. No read returns a row with
 * {@code known_at} after its {@code asOf}.
 *
 * <p>Every write has a run key: a second write under the same key to the same table is a no-op,
 * even if the process of the first one died after its commit.
 */
public final class Lake {
  private static final int MOST_ATTEMPTS = 10;

  private final SparkSession spark;
  private final LakeRoot root;

  /** Tables that are known to exist with all their columns. */
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /**
   * @param root a local folder or {@code s3a://bucket/prefix}
   */
  public Lake(SparkSession spark, String root) {
    this.spark = spark;
    this.root = new LakeRoot(root);
  }

  public SparkSession spark() {
    return spark;
  }

  public String root() {
    return root.value();
  }

  /**
   * The object store next to the tables.
   *
   * @throws UserFault if there is no store for the scheme of the root
   */
  public ObjectStore store() {
    return root.store();
  }

  /**
   * The root as a folder of this machine.
   *
   * @throws UserFault if the lake is in an object store
   */
  public Path folder() {
    return root.folder();
  }

  /**
   * The result of a write.
   *
   * @param rows number of inserted rows; 0 if everything was already stored
   * @param version version of the table after the write
   */
  public record Written(long rows, long version) {}

  /**
   * Inserts those versions of facts that have new content.
   *
   * @param rows the table's own columns, {@code event_time} and {@code known_at}, in any order
   * @param key makes the write idempotent
   */
  public Written append(Table table, Dataset<Row> rows, RunKey key) {
    return append(table, rows, key, (Timestamp) null);
  }

  /**
   * Inserts those versions of facts that have new content, from sources that supply {@code
   * known_at} themselves. A row that differs from the last version but has the same {@code
   * known_at} is a later correction, and counts from {@code arrival} on.
   *
   * @param key makes the write idempotent
   */
  public Written append(Table table, Dataset<Row> rows, RunKey key, Instant arrival) {
    return append(table, rows, key, Timestamp.from(arrival));
  }

  /**
   * Inserts rows in arrays, if the table has none of their facts yet, so that no comparison is
   * needed.
   *
   * @param within the region of the rows, used to check that the table has no rows there
   * @param groups all columns of the table but {@link Table#WITHDRAWN}, since no row is withdrawn
   * @param key makes the write idempotent
   * @return empty if the table may have some of the facts; nothing was written in that case
   */
  public Optional<Written> insert(
      Table table, Region within, JavaRDD<RowGroup> groups, RunKey key) {
    return untilDone(
        () -> {
          CommitLog.Write write = begin(table, key);
          if (write.isDone()) {
            return Optional.of(log(table).committed(key));
          }
          boolean free =
              write.isFirst()
                  || write
                      .statistics()
                      .map(files -> files.stream().allMatch(within::isFarFrom))
                      .orElse(false);
          if (!free) {
            return Optional.empty();
          }
          write.dependsOnAll();
          return Optional.of(
              write.add(ColumnFiles.write(groups, location(table), TableSchema.standing(table))));
        });
  }

  /**
   * Inserts all rows unchanged, for tables that are logs and have no facts to restate.
   *
   * @param key makes the write idempotent
   */
  public Written log(Table table, Dataset<Row> rows, RunKey key) {
    return untilDone(
        () -> {
          CommitLog.Write write = begin(table, key);
          return write.isDone() ? log(table).committed(key) : write.add(whole(table, rows, key));
        });
  }

  /** Every version known by {@code asOf}, in no particular order. */
  public Dataset<Row> history(Table table, Instant asOf) {
    return history(table, version(table), asOf);
  }

  /** Every version known by {@code asOf}, from the table at a Delta version. */
  public Dataset<Row> history(Table table, long version, Instant asOf) {
    return at(table, version).where(col(Table.KNOWN_AT).leq(lit(Timestamp.from(asOf))));
  }

  /** Like the method above, for an existing table that is known only by its name. */
  public Dataset<Row> history(String table, long version, Instant asOf) {
    return new CommitLog(spark, location(table))
        .at(spark, version)
        .where(col(Table.KNOWN_AT).leq(lit(Timestamp.from(asOf))));
  }

  /** The current Delta version of a table of that name; empty if it was never written. */
  public OptionalLong version(String table) {
    CommitLog log = new CommitLog(spark, location(table));
    return log.exists() ? OptionalLong.of(log.version()) : OptionalLong.empty();
  }

  /** The last version of every fact known by {@code asOf}. */
  public Dataset<Row> asOf(Table table, Instant asOf) {
    return asOf(table, version(table), asOf);
  }

  /** The table at a Delta version, for small reads. */
  public DirectReader directly(Table table, long version) {
    return log(table).directly(spark, version);
  }

  /**
   * The last version of every fact known by {@code asOf}, from the table at a Delta version; facts
   * that this version withdraws are left out. If two versions have the same {@code known_at}, as
   * runs for the same explicit {@code asOf} write them, the one with the greater run key counts.
   */
  public Dataset<Row> asOf(Table table, long version, Instant asOf) {
    Dataset<Row> history = history(table, version, asOf);
    Column whole = struct(Arrays.stream(history.columns()).map(c -> col(c)).toArray(Column[]::new));
    Dataset<Row> last =
        history
            .groupBy(columns(table.key()))
            .agg(max_by(whole, struct(col(Table.KNOWN_AT), col(Table.RUN_KEY))).as("last"))
            .select("last.*");
    return table.hasWithdrawals() ? last.where(col(Table.WITHDRAWN).isNull()) : last;
  }

  /** Whether the table was ever written. */
  public boolean exists(Table table) {
    return known.contains(table.name()) || log(table).exists();
  }

  /** Whether the table has a row with this text in a column, whenever that row became known. */
  public boolean contains(Table table, String column, String text) {
    return exists(table)
        && (log(table).statistics().stream().anyMatch(file -> file.includesText(column, text))
            || !at(table, version(table)).where(col(column).equalTo(text)).limit(1).isEmpty());
  }

  /** The table's current Delta version; the table is created if it does not exist. */
  public long version(Table table) {
    ensureExists(table);
    return log(table).version();
  }

  /** The location of the table. */
  public String location(Table table) {
    return root.locate(table.path());
  }

  private String location(String table) {
    return root + "/" + table.replace('.', '/');
  }

  private Written append(Table table, Dataset<Row> rows, RunKey key, Timestamp arrival) {
    return untilDone(
        () -> {
          CommitLog.Write write = begin(table, key);
          if (write.isDone()) {
            return log(table).committed(key);
          }
          IncomingVersions arrivals = IncomingVersions.of(table, rows);
          if (arrivals.isEmpty()) {
            return new Written(0, version(table));
          }
          write.dependsOnAll();
          Optional<Dataset<Row>> stored = near(table, arrivals, write);
          return write.add(
              whole(table, VersionMerge.onlyNew(table, rows, arrivals, stored, arrival), key));
        });
  }

  /** Repeats a write that conflicted with another one, based on the new version of the table. */
  private static <T> T untilDone(Supplier<T> write) {
    for (int attempt = 1; ; attempt++) {
      try {
        return write.get();
      } catch (DeltaConcurrentModificationException e) {
        if (attempt == MOST_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** The stored rows that may be of the same facts; empty if its files tell that there are none. */
  private Optional<Dataset<Row>> near(
      Table table, IncomingVersions arrivals, CommitLog.Write write) {
    boolean nothing =
        write.isFirst()
            || write
                .statistics()
                .map(files -> files.stream().allMatch(arrivals::areFarFrom))
                .orElse(false);
    return nothing ? Optional.empty() : Optional.of(arrivals.near(at(table, write.version())));
  }

  /** Columns that were added after that version are empty. */
  private Dataset<Row> at(Table table, long version) {
    Dataset<Row> rows = log(table).at(spark, version);
    Set<String> there = Set.of(rows.columns());
    for (StructField field : TableSchema.of(table).fields()) {
      if (!there.contains(field.name())) {
        rows = rows.withColumn(field.name(), lit(null).cast(field.dataType()));
      }
    }
    return rows;
  }

  /** All columns of the table, in their order. */
  private static Dataset<Row> whole(Table table, Dataset<Row> rows, RunKey key) {
    return rows.select(
        Arrays.stream(TableSchema.of(table).fields())
            .map(
                f ->
                    (f.name().equals(Table.RUN_KEY) ? lit(key.value()) : col(f.name()))
                        .cast(f.dataType())
                        .as(f.name(), f.metadata()))
            .toArray(Column[]::new));
  }

  private CommitLog log(Table table) {
    return new CommitLog(spark, location(table));
  }

  /** Begins a write whose commit also creates the table if it does not exist. */
  private CommitLog.Write begin(Table table, RunKey key) {
    if (exists(table)) {
      ensureExists(table);
    }
    return log(table).begin(table, key);
  }

  private void ensureExists(Table table) {
    if (known.contains(table.name())) {
      return;
    }
    untilDone(
        () -> {
          if (log(table).exists()) {
            addMissingColumns(table);
          } else {
            log(table).create(table);
          }
          return null;
        });
    known.add(table.name());
  }

  /** Adds the columns that are missing in a table written by an earlier release. */
  private void addMissingColumns(Table table) {
    Set<String> there =
        Set.of(spark.read().format("delta").load(location(table)).schema().fieldNames());
    String missing =
        Arrays.stream(TableSchema.of(table).fields())
            .filter(field -> !there.contains(field.name()))
            .map(field -> "`%s` %s".formatted(field.name(), field.dataType().sql()))
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      // Within backticks, a backtick is doubled.
      String path = location(table).replace("`", "``");
      spark.sql("ALTER TABLE delta.`%s` ADD COLUMNS (%s)".formatted(path, missing));
    }
  }

  private static Column[] columns(List<String> names) {
    return names.stream().map(n -> col(n)).toArray(Column[]::new);
  }
}
