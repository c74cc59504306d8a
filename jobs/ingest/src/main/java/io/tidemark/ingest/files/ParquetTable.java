package io.tidemark.ingest.files;

import static org.apache.spark.sql.functions.col;

import io.tidemark.core.UserFault;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** A Parquet file as records of text. */
final class ParquetTable {
  private ParquetTable() {}

  /**
   * @throws UserFault if the file is not readable as Parquet
   */
  static Dataset<Row> open(SparkSession spark, ImportedFile file) {
    try {
      return spark.read().parquet(Path.of(file.path()).toUri().toString());
    } catch (Exception e) {
      // Spark throws its checked exceptions without declaring them.
      throw new UserFault("file '%s' is not readable as Parquet".formatted(file.path()), e);
    }
  }

  static TableHead head(SparkSession spark, ImportedFile file) {
    Dataset<Row> table = open(spark, file);
    Set<String> instants =
        Arrays.stream(table.schema().fields())
            .filter(field -> field.dataType().equals(DataTypes.TimestampType))
            .map(StructField::name)
            .collect(Collectors.toSet());
    return new TableHead(List.of(table.columns()), instants);
  }

  /** All records, with some of the columns, one partition in memory at a time. */
  static Iterator<Map<String, String>> records(
      SparkSession spark, ImportedFile file, List<String> columns) {
    Iterator<Row> rows = open(spark, file).select(texts(columns)).toLocalIterator();
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED), false)
        .map(row -> record(row, columns))
        .iterator();
  }

  static Column[] texts(List<String> names) {
    return names.stream()
        .map(name -> col("`" + name.replace("`", "``") + "`").cast("string"))
        .toArray(Column[]::new);
  }

  static Map<String, String> record(Row row, List<String> names) {
    Map<String, String> record = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      record.put(names.get(i), row.isNullAt(i) ? "" : row.getString(i));
    }
    return record;
  }
}
