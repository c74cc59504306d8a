package io.tidemark.ingest.files;

import static org.apache.spark.sql.functions.col;

import io.tidemark.api.market.ImportRequest;
import io.tidemark.core.UserFault;
import io.tidemark.feeds.files.DelimitedFile;
import io.tidemark.ingest.land.IncomingRow;
import io.tidemark.lake.Lake;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.util.TaskCompletionListener;

/**
 * The rows of an import's files: delimited text one file a task, Parquet in Spark's own splits. No
 * file is ever held as a whole.
 */
public final class FileRows {
  private static final int MOST_TASKS = 256;

  private FileRows() {}

  /**
   * All rows of all files. The beginnings of files are read at once, so that a wrong column is told
   * before any work is done.
   *
   * @param importedAt when rows were known that do not say
   * @param stage told how bars within the day are read
   * @return a place is {@code file.csv:line} or {@code file.parquet#row}, rows counted from 0
   * @throws UserFault if there is no file, or one is absent or lacks a column
   */
  public static JavaRDD<IncomingRow> read(
      Lake lake, ImportRequest request, Instant importedAt, Consumer<String> stage) {
    List<ImportedFile> files = ImportedFile.of(request.files());
    if (files.isEmpty()) {
      throw new UserFault("no file to import; name one or more CSV or Parquet files");
    }
    Map<ImportedFile, TableHead> heads = new LinkedHashMap<>();
    files.forEach(file -> heads.put(file, head(lake.spark(), file)));
    RecordMapping mapping = mapping(lake, request, importedAt, heads, stage);
    List<JavaRDD<IncomingRow>> parts = new ArrayList<>();
    List<ImportedFile> delimited = files.stream().filter(file -> !file.isParquet()).toList();
    if (!delimited.isEmpty()) {
      parts.add(delimited(lake.spark(), delimited, mapping));
    }
    for (ImportedFile file : files) {
      if (file.isParquet()) {
        parts.add(parquet(lake.spark(), file, heads.get(file), mapping));
      }
    }
    return parts.stream().reduce(JavaRDD::union).orElseThrow();
  }

  private static RecordMapping mapping(
      Lake lake,
      ImportRequest request,
      Instant importedAt,
      Map<ImportedFile, TableHead> heads,
      Consumer<String> stage) {
    RecordMapping mapping = RecordMapping.of(request, importedAt);
    Map<ImportedFile, Integer> lengths = new LinkedHashMap<>();
    heads.forEach((file, head) -> lengths.put(file, mapping.minutes(file, head)));
    int minutes = BarLengths.common(lengths);
    if (minutes == 0) {
      return mapping;
    }
    stage.accept(
        "reading bars of %s, stamped at their %s, by the hours of %s"
            .formatted(
                minutes == 1 ? "a minute" : minutes + " minutes",
                request.bars().stampedAtEnd() ? "end" : "start",
                request.bars().calendar()));
    return mapping.beside(BarLengths.present(lake, request.source(), importedAt));
  }

  private static TableHead head(SparkSession spark, ImportedFile file) {
    if (!file.isParquet()) {
      return TableHead.ofText(Path.of(file.path()));
    }
    Dataset<Row> table = open(spark, file);
    List<String> names = List.of(table.columns());
    List<Map<String, String>> records =
        table.select(texts(names)).limit(TableHead.LENGTH).collectAsList().stream()
            .map(row -> record(row, names))
            .toList();
    Set<String> instants =
        Arrays.stream(table.schema().fields())
            .filter(field -> field.dataType().equals(DataTypes.TimestampType))
            .map(StructField::name)
            .collect(Collectors.toSet());
    return new TableHead(names, records, instants);
  }

  private static JavaRDD<IncomingRow> delimited(
      SparkSession spark, List<ImportedFile> files, RecordMapping mapping) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    return context
        .parallelize(files, Math.min(files.size(), MOST_TASKS))
        .flatMap(file -> records(file, mapping));
  }

  private static Iterator<IncomingRow> records(ImportedFile file, RecordMapping mapping) {
    Path path = Path.of(file.path());
    RecordRows rows = mapping.in(file);
    PushedRows<IncomingRow> pushed =
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

  private static JavaRDD<IncomingRow> parquet(
      SparkSession spark, ImportedFile file, TableHead head, RecordMapping mapping) {
    Dataset<Row> table = open(spark, file);
    Column[] texts = texts(head.names());
    Column[] columns = Arrays.copyOf(texts, texts.length + 1);
    columns[texts.length] = col("_metadata.row_index").as("_row_index");
    return table
        .select(columns)
        .toJavaRDD()
        .mapPartitions(rows -> cells(rows, file, head, mapping));
  }

  private static Column[] texts(List<String> names) {
    return names.stream()
        .map(name -> col("`" + name.replace("`", "``") + "`").cast("string"))
        .toArray(Column[]::new);
  }

  private static Iterator<IncomingRow> cells(
      Iterator<Row> table, ImportedFile file, TableHead head, RecordMapping mapping) {
    RecordRows rows = mapping.in(file, head);
    int index = head.names().size();
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(table, Spliterator.ORDERED), false)
        .flatMap(
            row ->
                rows.of(record(row, head.names()), file.name() + "#" + row.getLong(index)).stream())
        .iterator();
  }

  private static Map<String, String> record(Row row, List<String> names) {
    Map<String, String> record = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      record.put(names.get(i), row.isNullAt(i) ? "" : row.getString(i));
    }
    return record;
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
