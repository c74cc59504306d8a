package io.tidemark.lake.columns;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.spark.sql.types.StructType;

/** Concatenates several files into one by copying their row groups. */
public final class JoinedFile {
  private static final long ROW_GROUP_BYTES = 1L << 30;

  private JoinedFile() {}

  /**
   * Writes the joint file.
   *
   * @param parts files that {@link ColumnFile} wrote with the same fields, in order
   */
  public static void of(
      List<Path> parts,
      Path whole,
      StructType fields,
      Map<String, String> metadata,
      Configuration conf)
      throws IOException {
    try (ParquetFileWriter writer =
        new ParquetFileWriter(
            HadoopOutputFile.fromPath(path(whole), conf),
            ColumnFile.required(fields),
            ParquetFileWriter.Mode.CREATE,
            ROW_GROUP_BYTES,
            0,
            null,
            ParquetProperties.builder().build())) {
      writer.start();
      for (Path part : parts) {
        writer.appendFile(HadoopInputFile.fromPath(path(part), conf));
      }
      writer.end(metadata);
    }
  }

  private static org.apache.hadoop.fs.Path path(Path file) {
    return new org.apache.hadoop.fs.Path(file.toUri());
  }
}
