package io.tidemark.lake;

import static org.apache.spark.sql.functions.callUDF;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import io.delta.tables.DeltaTable;
import io.tidemark.core.UserFault;
import io.tidemark.core.job.RunKey;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The tables of one lake, written by insertion only and read as of a knowledge time.
 *
 * <p>A fact is named by its table's key and may have several versions, each with its own {@code
 * known_at}. {@link #append} writes a version only where its content differs from what was known at
 * that time, so landing the same content again writes nothing. No read returns a row with {@code
 * known_at} after its {@code asOf}.
 *
 * <p>Every write is fenced by a run key: a second write under the same key to the same table is a
 * no-op, also when the first one's process died after its commit.
 */
public final class Lake {
  private final SparkSession spark;
  private final String root;

  /** Tables that are there, with all their columns. */
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /**
   * @param root a local folder or {@code s3a://bucket/prefix}
   */
  public Lake(SparkSession spark, String root) {
    this.spark = spark;
    this.root = root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
  }

  public SparkSession spark() {
    return spark;
  }

  public String root() {
    return root;
  }

  /**
   * The root as a folder, for what is kept beside the tables as plain files.
   *
   * @throws UserFault if the lake lies in an object store
   */
  public Path folder() {
    if (root.contains("://")) {
      throw new UserFault(
          "lake %s is in an object store, where publishing and reports are not yet possible; "
                  .formatted(root)
              + "set TIDEMARK_LAKE to a local folder");
    }
    return Path.of(root);
  }

  /**
   * What a write did.
   *
   * @param rows rows inserted; 0 where everything was there already
   * @param version the table's version after it
   */
  public record Written(long rows, long version) {}

  /**
   * Inserts those versions of facts that say something new.
   *
   * @param rows the table's own columns, {@code event_time} and {@code known_at}, in any order
   * @param key fences the write
   */
  public Written append(Table table, Dataset<Row> rows, RunKey key) {
    return insert(table, onlyNew(table, rows, null), key);
  }

  /**
   * Inserts those versions of facts that say something new, from sources that state times of
   * knowledge of their own. A row that contradicts the last version under that version's own time
   * is a correction that came later, and counts from {@code arrival} on.
   *
   * @param key fences the write
   */
  public Written append(Table table, Dataset<Row> rows, RunKey key, Instant arrival) {
    return insert(table, onlyNew(table, rows, Timestamp.from(arrival)), key);
  }

  /**
   * Inserts all rows as they are, for tables that are logs and have no facts to restate.
   *
   * @param key fences the write
   */
  public Written log(Table table, Dataset<Row> rows, RunKey key) {
    return insert(table, rows, key);
  }

  /** Every version known by {@code asOf}, in no order. */
  public Dataset<Row> history(Table table, Instant asOf) {
    return history(table, version(table), asOf);
  }

  /** Every version known by {@code asOf}, as the table stood at a Delta version. */
  public Dataset<Row> history(Table table, long version, Instant asOf) {
    return spark
        .read()
        .format("delta")
        .option("versionAsOf", version)
        .load(location(table))
        .where(col(Table.KNOWN_AT).leq(lit(Timestamp.from(asOf))));
  }

  /** Of every fact the last version known by {@code asOf}. */
  public Dataset<Row> asOf(Table table, Instant asOf) {
    return asOf(table, version(table), asOf);
  }

  /**
   * Of every fact the last version known by {@code asOf}, as the table stood at a version. Of two
   * known at the same time, as runs for one explicit {@code asOf} leave them, that of the run whose
   * key is last in order.
   */
  public Dataset<Row> asOf(Table table, long version, Instant asOf) {
    Dataset<Row> history = history(table, version, asOf);
    Column whole = struct(Arrays.stream(history.columns()).map(c -> col(c)).toArray(Column[]::new));
    return history
        .groupBy(columns(table.key()))
        .agg(max_by(whole, struct(col(Table.KNOWN_AT), col(Table.RUN_KEY))).as("last"))
        .select("last.*");
  }

  /** Whether anything was ever written to the table. */
  public boolean exists(Table table) {
    return known.contains(table.name()) || new CommitLog(spark, location(table)).exists();
  }

  /** The table's current Delta version; the table is made if it is not there yet. */
  public long version(Table table) {
    ensureExists(table);
    return new CommitLog(spark, location(table)).version();
  }

  /** Where the table lies. */
  public String location(Table table) {
    return root + "/" + table.path();
  }

  /** Rows whose content differs from the version that was known just before them. */
  private Dataset<Row> onlyNew(Table table, Dataset<Row> rows, Timestamp arrival) {
    Dataset<Row> stored = spark.createDataFrame(List.of(), table.schema());
    if (exists(table)) {
      ensureExists(table);
      stored = KeyRange.of(table, rows).of(spark.read().format("delta").load(location(table)));
    }
    return VersionMerge.onlyNew(
        table, withContent(table, rows), withContent(table, stored), columns(table.key()), arrival);
  }

  private static Dataset<Row> withContent(Table table, Dataset<Row> rows) {
    Column[] parts =
        table.content().stream()
            .map(c -> coalesce(col(c).cast("string"), lit("\u0000")))
            .toArray(Column[]::new);
    return rows.withColumn(VersionMerge.CONTENT, callUDF("xxhash64", parts));
  }

  private Written insert(Table table, Dataset<Row> rows, RunKey key) {
    Column[] ordered =
        Arrays.stream(table.schema().fields())
            .map(
                f ->
                    (f.name().equals(Table.RUN_KEY) ? lit(key.value()) : col(f.name()))
                        .cast(f.dataType())
                        .as(f.name(), f.metadata()))
            .toArray(Column[]::new);
    rows.select(ordered)
        .write()
        .format("delta")
        .mode("append")
        .option("txnAppId", key.value())
        .option("txnVersion", 1)
        .option("userMetadata", key.value())
        .save(location(table));
    return new CommitLog(spark, location(table)).committed(key.value());
  }

  private void ensureExists(Table table) {
    if (known.contains(table.name())) {
      return;
    }
    if (!new CommitLog(spark, location(table)).exists()) {
      DeltaTable.createIfNotExists(spark)
          .location(location(table))
          .comment(table.purpose())
          .addColumns(table.schema())
          .execute();
    } else {
      addMissingColumns(table);
    }
    known.add(table.name());
  }

  /** A lake that an earlier release wrote lacks the columns that came since. */
  private void addMissingColumns(Table table) {
    Set<String> there =
        Set.of(spark.read().format("delta").load(location(table)).schema().fieldNames());
    String missing =
        Arrays.stream(table.schema().fields())
            .filter(field -> !there.contains(field.name()))
            .map(field -> "`%s` %s".formatted(field.name(), field.dataType().sql()))
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      spark.sql("ALTER TABLE delta.`%s` ADD COLUMNS (%s)".formatted(location(table), missing));
    }
  }

  private static Column[] columns(List<String> names) {
    return names.stream().map(n -> col(n)).toArray(Column[]::new);
  }
}
