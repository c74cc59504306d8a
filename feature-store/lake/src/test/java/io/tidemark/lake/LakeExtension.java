package io.tidemark.lake;

import static org.apache.spark.sql.functions.lit;

import io.tidemark.core.table.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test an empty {@link Lake} on the shared Spark session of the test JVM. */
public final class LakeExtension implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Lake.class || type == SparkSession.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    SparkSession spark = SparkSessions.create("local[2]");
    spareCompiling(spark);
    return parameter.getParameter().getType() == SparkSession.class ? spark : emptyLake(spark);
  }

  /** For a few rows, compiling and adapting Spark's plans takes longer than interpreting them. */
  private static void spareCompiling(SparkSession spark) {
    spark.conf().set("spark.sql.codegen.wholeStage", "false");
    spark.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    spark.conf().set("spark.sql.adaptive.enabled", "false");
    spark.conf().set("spark.sql.shuffle.partitions", "2");
    spark.conf().set("spark.databricks.delta.stats.skipping", "false");
  }

  /** The rows with all columns of a table; missing columns are empty. */
  public static Dataset<Row> whole(Table table, Dataset<Row> rows) {
    StructType schema = TableSchema.of(table);
    Dataset<Row> whole = rows;
    for (Table.Column column : table.columns()) {
      if (!List.of(rows.columns()).contains(column.name())) {
        whole =
            whole.withColumn(column.name(), lit(null).cast(schema.apply(column.name()).dataType()));
      }
    }
    return whole;
  }

  private static Lake emptyLake(SparkSession spark) {
    try {
      return new Lake(spark, Files.createTempDirectory("tidemark-lake").toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
