package io.tidemark.ingest.files;

import static org.apache.spark.sql.functions.col;

import io.tidemark.core.UserFault;
import io.tidemark.core.job.ImportRequest;
import io.tidemark.feeds.files.DelimitedFile;
import io.tidemark.ingest.land.Arrival;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.TaskCompletionListener;

/**
 * The rows of an import's files: delimited text one file a task, Parquet in Spark's own splits. No
 * file is ever held as a whole.
 */
public final class FileRows {
  private static final int MOST_TASKS = 256;

  private FileRows() {}

  /**
   * All rows of all files. Headers are read at once, so that a wrong column is told before any work
   * is done.
   *
   * @param importedAt when rows were known that do not say
   * @return a place is {@code file.csv:line} or {@code file.parquet#row}, rows counted from 0
   * @throws UserFault if there is no file, or one is absent or lacks a column
   */
  public static JavaRDD<Arrival> read(
      SparkSession spark, ImportRequest request, Instant importedAt) {
    List<ImportedFile> files = ImportedFile.of(request.files());
    if (files.isEmpty()) {
      throw new UserFault("no file to import; name one or more CSV or Parquet files");
    }
    RecordMapping mapping = RecordMapping.of(request, importedAt);
    List<JavaRDD<Arrival>> parts = new ArrayList<>();
    List<ImportedFile> delimited = files.stream().filter(file -> !file.isParquet()).toList();
    if (!delimited.isEmpty()) {
      parts.add(delimited(spark, delimited, mapping));
    }
    for (ImportedFile file : files) {
      if (file.isParquet()) {
        parts.add(parquet(spark, file, mapping));
      }
    }
    return parts.stream().reduce(JavaRDD::union).orElseThrow();
  }

  private static JavaRDD<Arrival> delimited(
      SparkSession spark, List<ImportedFile> files, RecordMapping mapping) {
    files.forEach(file -> mapping.in(file, DelimitedFile.header(Path.of(file.path()))));
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    return context
        .parallelize(files, Math.min(files.size(), MOST_TASKS))
        .flatMap(file -> records(file, mapping));
  }

  private static Iterator<Arrival> records(ImportedFile file, RecordMapping mapping) {
    Path path = Path.of(file.path());
    RecordRows rows = mapping.in(file);
    PushedRows<Arrival> pushed =
        new PushedRows<>(
            file.name(),
            sink ->
                DelimitedFile.read(
                    path,
                    (line, record, raw) ->
                        rows.of(record, file.name() + ":" + line).forEach(sink)));
    TaskContext.get().addTaskCompletionListener((TaskCompletionListener) context -> pushed.close());
    return pushed;
  }

  private static JavaRDD<Arrival> parquet(
      SparkSession spark, ImportedFile file, RecordMapping mapping) {
    Dataset<Row> table = open(spark, file);
    List<String> header = List.of(table.columns());
    mapping.in(file, header);
    Column index = col("_metadata.row_index").as("_row_index");
    Column[] cells =
        header.stream()
            .map(name -> col("`" + name.replace("`", "``") + "`").cast("string"))
            .toArray(Column[]::new);
    Column[] columns = Arrays.copyOf(cells, cells.length + 1);
    columns[cells.length] = index;
    return table
        .select(columns)
        .toJavaRDD()
        .mapPartitions(rows -> cells(rows, file, header, mapping));
  }

  private static Iterator<Arrival> cells(
      Iterator<Row> table, ImportedFile file, List<String> header, RecordMapping mapping) {
    RecordRows rows = mapping.in(file, header);
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(table, Spliterator.ORDERED), false)
        .flatMap(
            row -> {
              Map<String, String> record = new LinkedHashMap<>();
              for (int i = 0; i < header.size(); i++) {
                record.put(header.get(i), row.isNullAt(i) ? "" : row.getString(i));
              }
              return rows.of(record, file.name() + "#" + row.getLong(header.size())).stream();
            })
        .iterator();
  }

  private static Dataset<Row> open(SparkSession spark, ImportedFile file) {
    try {
      return spark.read().parquet(Path.of(file.path()).toUri().toString());
    } catch (Exception e) {
      // Spark throws its checked exceptions without declaring them.
      throw new UserFault("file '%s' is not readable as Parquet".formatted(file.path()), e);
    }
  }
}
