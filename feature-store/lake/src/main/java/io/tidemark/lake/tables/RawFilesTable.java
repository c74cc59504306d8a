package io.tidemark.lake.tables;

import io.tidemark.lake.Table;
import io.tidemark.lake.Table.Column;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** A log of {@code raw.files}. */
public final class RawFilesTable {
  public static final Table TABLE =
      new Table(
          "raw.files",
          "Every file that was imported; its bytes are kept beside the table.",
          List.of("source", "sha256"),
          List.of(
              new Column("source", DataTypes.StringType, "name under which its rows are kept"),
              new Column("kind", DataTypes.StringType, "bars, actions or macro"),
              new Column("name", DataTypes.StringType, "the file's name, as in places of its rows"),
              new Column("path", DataTypes.StringType, "of its bytes, under the lake's root"),
              new Column("bytes", DataTypes.LongType, "its length"),
              new Column("sha256", DataTypes.StringType, "of its bytes")));

  private RawFilesTable() {}
}
