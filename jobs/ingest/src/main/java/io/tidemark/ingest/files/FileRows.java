package io.tidemark.ingest.files;

import static org.apache.spark.sql.functions.col;

import io.tidemark.api.market.ImportRequest;
import io.tidemark.core.UserFault;
import io.tidemark.feeds.files.ColumnMapping;
import io.tidemark.feeds.files.DelimitedFile;
import io.tidemark.ingest.land.IncomingRow;
import io.tidemark.lake.Lake;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.TaskCompletionListener;

/**
 * The rows of an import's files: one Spark task per file of delimited text, Spark's own splits for
 * Parquet. No file is loaded into memory as a whole.
 */
public final class FileRows {
  private static final int MOST_TASKS = 256;

  private FileRows() {}

  /**
   * The opened files of an import.
   *
   * @param rows rows of all readable files
   * @param paths paths of these files
   * @param refused why a file cannot be read, by file name
   * @param unused unused columns of readable files, by file name; files without any are left out
   */
  public record Opened(
      JavaRDD<IncomingRow> rows,
      List<String> paths,
      Map<String, String> refused,
      Map<String, List<String>> unused) {}

  /**
   * Opens all readable files. Each file is first read once as a whole to detect what a single
   * record does not show, such as the date format.
   *
   * @param importedAt known_at of rows that do not state it
   * @param stage receives a description of how intraday bars are read
   * @return the rows; their place is {@code file.csv:line} or {@code file.parquet#row}, with rows
   *     counted from 0
   * @throws UserFault if the request names no file, a file does not exist, or none can be read
   */
  public static Opened read(
      Lake lake, ImportRequest request, Instant importedAt, Consumer<String> stage) {
    List<ImportedFile> files = ImportedFile.of(request.files());
    if (files.isEmpty()) {
      throw new UserFault("no file to import; name one or more CSV or Parquet files");
    }
    stage.accept("scanning the files");
    ReadableFiles readable = ReadableFiles.of(lake, request, files);
    Map<String, List<String>> unused = new LinkedHashMap<>();
    RecordMapping mapping = mapping(lake, request, importedAt, readable.files(), unused, stage);
    List<JavaRDD<IncomingRow>> parts = new ArrayList<>();
    List<SurveyedFile> delimited =
        readable.files().stream().filter(file -> !file.isParquet()).toList();
    if (!delimited.isEmpty()) {
      parts.add(delimited(lake.spark(), delimited, mapping));
    }
    for (SurveyedFile file : readable.files()) {
      if (file.isParquet()) {
        parts.add(parquet(lake.spark(), file, mapping));
      }
    }
    return new Opened(
        parts.stream().reduce(JavaRDD::union).orElseThrow(),
        readable.files().stream().map(file -> file.file().path()).toList(),
        readable.refused(),
        unused);
  }

  private static RecordMapping mapping(
      Lake lake,
      ImportRequest request,
      Instant importedAt,
      List<SurveyedFile> files,
      Map<String, List<String>> unused,
      Consumer<String> stage) {
    RecordMapping mapping = RecordMapping.of(request, importedAt);
    Map<ImportedFile, Integer> lengths = new LinkedHashMap<>();
    for (SurveyedFile file : files) {
      ColumnMapping columns = mapping.columns(file);
      lengths.put(file.file(), columns.minutes());
      if (!columns.unused().isEmpty()) {
        unused.put(file.file().name(), columns.unused());
      }
    }
    int minutes = BarLengths.common(lengths);
    if (minutes == 0) {
      return mapping;
    }
    stage.accept(
        "reading bars of %s, timestamped at their %s, with the trading hours of %s"
            .formatted(
                minutes == 1 ? "a minute" : minutes + " minutes",
                request.bars().stampedAtEnd() ? "end" : "start",
                request.bars().calendar()));
    return mapping.beside(BarLengths.present(lake, request.source(), importedAt));
  }

  private static JavaRDD<IncomingRow> delimited(
      SparkSession spark, List<SurveyedFile> files, RecordMapping mapping) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    return context
        .parallelize(files, Math.min(files.size(), MOST_TASKS))
        .flatMap(file -> records(file, mapping));
  }

  private static Iterator<IncomingRow> records(SurveyedFile surveyed, RecordMapping mapping) {
    ImportedFile file = surveyed.file();
    RecordRows rows = mapping.in(surveyed);
    PushedRows<IncomingRow> pushed =
        new PushedRows<>(
            file.name(),
            sink ->
                DelimitedFile.read(
                    Path.of(file.path()),
                    surveyed.layout(),
                    (line, text) -> sink.accept(rows.ofLine(text, line)),
                    (line, record, raw) ->
                        rows.of(record, file.name() + ":" + line).forEach(sink)));
    TaskContext.get().addTaskCompletionListener((TaskCompletionListener) context -> pushed.close());
    return pushed;
  }

  private static JavaRDD<IncomingRow> parquet(
      SparkSession spark, SurveyedFile file, RecordMapping mapping) {
    ParquetTable table = ParquetTable.open(spark, file.file());
    Column[] columns =
        Stream.concat(
                table.texts().stream(), Stream.of(col("_metadata.row_index").as("_row_index")))
            .toArray(Column[]::new);
    return table
        .table()
        .select(columns)
        .toJavaRDD()
        .mapPartitions(rows -> cells(rows, file, mapping));
  }

  private static Iterator<IncomingRow> cells(
      Iterator<Row> table, SurveyedFile file, RecordMapping mapping) {
    RecordRows rows = mapping.in(file);
    List<String> names = file.head().names();
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(table, Spliterator.ORDERED), false)
        .flatMap(
            row ->
                rows
                    .of(
                        ParquetTable.record(row, names),
                        file.file().name() + "#" + row.getLong(names.size()))
                    .stream())
        .iterator();
  }
}
