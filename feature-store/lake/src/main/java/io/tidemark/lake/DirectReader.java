package io.tidemark.lake;

import io.tidemark.core.UserFault;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.paths.SparkPath;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.delta.NoMapping$;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.execution.datasources.FileFormat;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import scala.Function1;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Reads rows of a table in this thread without a Spark job, for reads so small that planning and
 * scheduling a job would take longer.
 */
public final class DirectReader {
  private final SparkSession spark;
  private final Snapshot snapshot;
  private final List<FileWithStatistics> files;

  /** A file with its statistics from the log. */
  private record FileWithStatistics(AddFile file, FileStatistics statistics) {}

  /**
   * @throws UserFault if the table does not consist of plain files, as all tables written by this
   *     platform do
   */
  DirectReader(SparkSession spark, Snapshot snapshot, List<AddFile> files) {
    this.spark = spark;
    this.snapshot = snapshot;
    this.files =
        files.stream()
            .map(file -> new FileWithStatistics(file, FileStatistics.of(file.stats())))
            .toList();
    boolean isPlain =
        snapshot.metadata().columnMappingMode().equals(NoMapping$.MODULE$)
            && snapshot.metadata().partitionColumns().isEmpty()
            && files.stream().allMatch(file -> file.deletionVector() == null);
    if (!isPlain) {
      throw new UserFault(
          "%s was changed by another program: it has deletion vectors, partitions or mapped columns; write its rows into plain files again"
              .formatted(snapshot.deltaLog().dataPath()));
    }
  }

  /**
   * Reads a few columns, several files in parallel.
   *
   * @param columns in the order of the rows' fields; of simple types
   * @param within files that cannot contain a row of this region are skipped
   * @param filters pages that cannot contain a matching row are skipped; rows that do not match may
   *     still be returned
   * @param each converts the rows of a file; the row object is reused
   */
  public <T> List<T> read(
      List<String> columns,
      Region within,
      List<Filter> filters,
      Function<Iterator<InternalRow>, T> each) {
    StructType schema =
        new StructType(columns.stream().map(snapshot.schema()::apply).toArray(StructField[]::new));
    Function1<PartitionedFile, scala.collection.Iterator<InternalRow>> reader =
        reader(schema, filters);
    return files.stream()
        .filter(candidate -> !within.isFarFrom(candidate.statistics()))
        .toList()
        .parallelStream()
        .map(candidate -> each.apply(rows(reader.apply(whole(candidate.file())))))
        .toList();
  }

  /** The last day in a column, if the log has it for every file. */
  public Optional<LocalDate> last(String column) {
    List<Optional<LocalDate>> last =
        files.stream().map(candidate -> candidate.statistics().lastDay(column)).toList();
    return last.stream().allMatch(Optional::isPresent)
        ? last.stream().map(Optional::get).max(LocalDate::compareTo)
        : Optional.empty();
  }

  /**
   * Estimated number of rows from a day on, assuming the rows of a file are spread evenly over its
   * days.
   */
  public double rowsSince(String column, LocalDate day) {
    return files.stream()
        .mapToDouble(candidate -> candidate.statistics().rowsSince(column, day))
        .sum();
  }

  private Function1<PartitionedFile, scala.collection.Iterator<InternalRow>> reader(
      StructType schema, List<Filter> filters) {
    scala.collection.immutable.Map<String, String> options =
        Map$.MODULE$.from(
            CollectionConverters.asScala(Map.of(FileFormat.OPTION_RETURNING_BATCH(), "true")));
    return new ParquetFileFormat()
        .buildReaderWithPartitionValues(
            spark,
            snapshot.schema(),
            new StructType(),
            schema,
            CollectionConverters.asScala(filters).toSeq(),
            options,
            snapshot.deltaLog().newDeltaHadoopConf());
  }

  private PartitionedFile whole(AddFile file) {
    return new PartitionedFile(
        InternalRow.empty(),
        SparkPath.fromPath(file.absolutePath(snapshot.deltaLog())),
        0,
        file.size(),
        new String[0],
        file.modificationTime(),
        file.size(),
        Map$.MODULE$.empty());
  }

  /** The rows of batches, which Spark returns instead of rows. */
  private static Iterator<InternalRow> rows(scala.collection.Iterator<?> batches) {
    Iterator<?> all = CollectionConverters.asJava(batches);
    return new Iterator<>() {
      private Iterator<InternalRow> batch = Collections.emptyIterator();

      @Override
      public boolean hasNext() {
        while (!batch.hasNext() && all.hasNext()) {
          batch = ((ColumnarBatch) all.next()).rowIterator();
        }
        return batch.hasNext();
      }

      @Override
      public InternalRow next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return batch.next();
      }
    };
  }
}
