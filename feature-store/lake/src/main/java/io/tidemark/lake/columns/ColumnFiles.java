package io.tidemark.lake.columns;

import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/** Writes row groups into a folder, one file per partition that has any. */
public final class ColumnFiles implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String folder;
  private final StructType fields;
  private final Map<String, String> metadata;
  private final SerializableConfiguration conf;

  private record Named(String name, ColumnFile.Written file) implements Serializable {}

  private ColumnFiles(
      String folder,
      StructType fields,
      Map<String, String> metadata,
      SerializableConfiguration conf) {
    this.folder = folder;
    this.fields = fields;
    this.metadata = new TreeMap<>(metadata);
    this.conf = conf;
  }

  /**
   * Writes all row groups and returns the files by their names in the folder. The order of the
   * names is the order of the partitions.
   */
  public static Map<String, ColumnFile.Written> write(
      JavaRDD<RowGroup> groups, String folder, StructType fields) {
    return write(groups, folder, fields, Map.of());
  }

  /**
   * Like the method above.
   *
   * @param metadata stored in every file
   */
  public static Map<String, ColumnFile.Written> write(
      JavaRDD<RowGroup> groups, String folder, StructType fields, Map<String, String> metadata) {
    ColumnFiles files =
        new ColumnFiles(
            folder,
            fields,
            metadata,
            new SerializableConfiguration(groups.context().hadoopConfiguration()));
    Map<String, ColumnFile.Written> written = new TreeMap<>();
    groups
        .mapPartitionsWithIndex(files::one, true)
        .collect()
        .forEach(named -> written.put(named.name(), named.file()));
    return written;
  }

  private Iterator<Named> one(int partition, Iterator<RowGroup> groups) throws IOException {
    if (!groups.hasNext()) {
      return List.<Named>of().iterator();
    }
    String name = "part-%05d-%s.parquet".formatted(partition, UUID.randomUUID());
    try (ColumnFile file = new ColumnFile(new Path(folder, name), fields, conf.value())) {
      while (groups.hasNext()) {
        file.add(groups.next());
      }
      return List.of(new Named(name, file.finish(metadata))).iterator();
    }
  }
}
