package io.tidemark.lake;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Paths of local files for Spark and Hadoop, which expect a scheme followed by plain text. They
 * would take a URI literally, such as {@code %20} for a blank.
 */
public final class LocalPaths {
  /** An option of Spark, without which {@code [1]} in a name is a glob pattern. */
  private static final String PATTERNS = "__globPaths__";

  private LocalPaths() {}

  /** The path as Hadoop writes it, such as {@code file:/data/my bars}. */
  public static String hadoop(Path path) {
    return new org.apache.hadoop.fs.Path(path.toUri()).toString();
  }

  /** Files or folders of Parquet as one dataset, with any characters in their names. */
  public static Dataset<Row> parquet(SparkSession spark, List<Path> files) {
    return spark
        .read()
        .option(PATTERNS, "false")
        .parquet(files.stream().map(LocalPaths::hadoop).toArray(String[]::new));
  }
}
