package io.tidemark.lake.asof;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;

import io.delta.tables.DeltaTable;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.NoMapping$;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.execution.datasources.FileFormat;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Function1;
import scala.Option;
import scala.collection.Iterator;
import scala.collection.immutable.Map;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;

/**
 * One version of a Delta table with files that are sorted by key and time. Each write adds a run: a
 * few consecutive files. As-of joins read such tables by range, directly from their files; other
 * readers use them like any Delta table.
 */
public final class SortedRuns {
  private static final String SORTED_BY = "tidemark.sortedBy";

  private final SparkSession spark;
  private final DeltaLog log;
  private final Snapshot snapshot;
  private final SortOrder order;
  private final List<String> columns;

  private SortedRuns(
      SparkSession spark, DeltaLog log, Snapshot snapshot, SortOrder order, List<String> columns) {
    this.spark = spark;
    this.log = log;
    this.snapshot = snapshot;
    this.order = order;
    this.columns = columns;
  }

  /**
   * Opens the current version of the table.
   *
   * @param location a local folder or {@code s3a://bucket/prefix}
   * @throws UserFault if it was not written by {@link #append}
   */
  public static SortedRuns open(SparkSession spark, String location) {
    DeltaLog log = DeltaLog.forTable(spark, location);
    Snapshot snapshot = log.update(false, Option.empty(), Option.empty());
    Option<String> sortedBy = snapshot.metadata().configuration().get(SORTED_BY);
    if (sortedBy.isEmpty()) {
      throw new UserFault(
          "%s is not a table of sorted runs; write it with SortedRuns.append, or join its rows as they are"
              .formatted(location));
    }
    String[] by = sortedBy.get().split(",", -1);
    SortOrder order = new SortOrder(by[0], by[1], by[2]);
    return new SortedRuns(
        spark,
        log,
        snapshot,
        order,
        order.before(List.of(snapshot.metadata().schema().fieldNames())));
  }

  /**
   * Adds rows as a new run, and creates the table if necessary.
   *
   * @param files number of files, of about equal size; a million rows per file is a good size
   * @param key makes the write idempotent: a second one under the same key does nothing
   * @throws UserFault if the table exists with another sort order
   */
  public static SortedRuns append(
      Dataset<Row> rows, SortOrder order, String location, int files, RunKey key) {
    SparkSession spark = rows.sparkSession();
    order.requireIn(rows.schema());
    String sortedBy = String.join(",", order.key(), order.eventTime(), order.knownAt());
    Dataset<Row> sorted = inMicroseconds(sorted(rows, order, files), order);
    if (!DeltaLog.forTable(spark, location).tableExists()) {
      DeltaTable.createIfNotExists(spark)
          .location(location)
          .addColumns(sorted.schema().asNullable())
          .property(SORTED_BY, sortedBy)
          .execute();
    }
    SortOrder there = open(spark, location).order;
    if (!there.equals(order)) {
      throw new UserFault("%s is sorted by %s, not by %s".formatted(location, there, order));
    }
    sorted
        .write()
        .format("delta")
        .mode("append")
        .option("txnAppId", key.value())
        .option("txnVersion", 1)
        .option("userMetadata", key.value())
        .save(location);
    return open(spark, location);
  }

  private static Dataset<Row> sorted(Dataset<Row> rows, SortOrder order, int files) {
    Column[] columns =
        order.before(List.of(rows.columns())).stream()
            .map(
                name ->
                    order.columns().contains(name) ? given(rows.schema().apply(name)) : col(name))
            .toArray(Column[]::new);
    Column key = col(order.key());
    return rows.select(columns)
        .repartitionByRange(files, key, order.visible())
        .sortWithinPartitions(key, order.visible(), col(order.eventTime()));
  }

  /**
   * Uses a session that writes times as integers of microseconds: in Spark's default format, pages
   * have no bounds of times and every value is decoded separately.
   */
  private static Dataset<Row> inMicroseconds(Dataset<Row> rows, SortOrder order) {
    var spark = ((org.apache.spark.sql.classic.SparkSession) rows.sparkSession()).cloneSession();
    spark.conf().set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
    order.columns().stream()
        .skip(1)
        .forEach(time -> spark.conf().set("parquet.enable.dictionary#" + time, "false"));
    return org.apache.spark.sql.classic.Dataset.ofRows(spark, rows.queryExecution().analyzed());
  }

  private static Column given(StructField field) {
    String fault = "a row has no " + field.name() + ", by which it is to be sorted";
    return coalesce(col(field.name()), raise_error(lit(fault)).cast(field.dataType()))
        .as(field.name());
  }

  /** Selects columns, so that the others are not read; key and clocks are always included. */
  public SortedRuns select(String... some) {
    Arrays.stream(some).forEach(name -> SortOrder.require(snapshot.metadata().schema(), name));
    return new SortedRuns(spark, log, snapshot, order, order.before(List.of(some)));
  }

  /** Its sort order. */
  public SortOrder order() {
    return order;
  }

  /** All rows, in no particular order. */
  public Dataset<Row> rows() {
    return spark
        .read()
        .format("delta")
        .option("versionAsOf", snapshot.version())
        .load(log.dataPath().toString())
        .select(columns.stream().map(name -> col(name)).toArray(Column[]::new));
  }

  /** The schema: key, clocks, then the other columns. */
  StructType schema() {
    return new StructType(
        columns.stream()
            .map(name -> snapshot.metadata().schema().apply(name))
            .toArray(StructField[]::new));
  }

  SparkSession spark() {
    return spark;
  }

  /** Whether its files can be read in columns as they are. */
  boolean isReadableInColumns() {
    return snapshot.metadata().columnMappingMode().equals(NoMapping$.MODULE$)
        && snapshot.metadata().partitionColumns().isEmpty()
        && new ParquetFileFormat().supportBatch(spark, schema())
        && added().stream().noneMatch(file -> file.deletionVector() != null);
  }

  List<RunFile> files() {
    return added().stream().map(file -> RunFile.of(file, log, order)).toList();
  }

  private Collection<AddFile> added() {
    // From the checksum file, if there are few; without it Delta runs a Spark job.
    return snapshot.checksumOpt().isDefined() && snapshot.checksumOpt().get().allFiles().isDefined()
        ? CollectionConverters.asJava(snapshot.checksumOpt().get().allFiles().get())
        : snapshot.allFiles().collectAsList();
  }

  /**
   * Reads files in batches of key, clocks and the other columns.
   *
   * @param filters conditions of the wanted rows; pages that cannot contain such rows are skipped,
   *     the others are returned completely
   */
  Function1<PartitionedFile, Iterator<InternalRow>> reader(List<Filter> filters) {
    Map<String, String> options =
        Map$.MODULE$.from(
            CollectionConverters.asScala(
                java.util.Map.of(FileFormat.OPTION_RETURNING_BATCH(), "true")));
    return new ParquetFileFormat()
        .buildReaderWithPartitionValues(
            spark,
            snapshot.metadata().schema(),
            new StructType(),
            schema(),
            CollectionConverters.asScala(filters).toSeq(),
            options,
            log.newDeltaHadoopConf());
  }
}
