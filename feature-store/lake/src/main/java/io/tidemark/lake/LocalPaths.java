package io.tidemark.lake;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Files of this machine for Spark and Hadoop, whose paths are plain text after a scheme: given the
 * text of a URI, in which a blank is {@code %20}, they look for a file of that very name.
 */
public final class LocalPaths {
  /** Spark's own option, without which {@code [1]} in a name stands for other names. */
  private static final String PATTERNS = "__globPaths__";

  private LocalPaths() {}

  /** The path as Hadoop writes it, such as {@code file:/data/my bars}. */
  public static String hadoop(Path path) {
    return new org.apache.hadoop.fs.Path(path.toUri()).toString();
  }

  /** Files or folders of Parquet as one dataset, whatever signs their names have. */
  public static Dataset<Row> parquet(SparkSession spark, List<Path> files) {
    return spark
        .read()
        .option(PATTERNS, "false")
        .parquet(files.stream().map(LocalPaths::hadoop).toArray(String[]::new));
  }
}
