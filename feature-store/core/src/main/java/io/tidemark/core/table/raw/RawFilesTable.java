package io.tidemark.core.table.raw;

import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.ColumnUnit;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import java.util.List;

/** A log of {@code raw.files}. */
public final class RawFilesTable {
  public static final Table TABLE =
      new Table(
          "raw.files",
          "Every file that was imported; its bytes are kept beside the table.",
          List.of("source", "sha256"),
          List.of(
              new Column("source", ColumnType.TEXT, "name under which its rows are kept"),
              new Column("kind", ColumnType.TEXT, "bars, actions or macro"),
              new Column("name", ColumnType.TEXT, "the file's name, as in places of its rows"),
              new Column("path", ColumnType.TEXT, "of its bytes, under the lake's root"),
              new Column("bytes", ColumnType.LONG, ColumnUnit.BYTES, "its length"),
              new Column("sha256", ColumnType.TEXT, "of its bytes")));

  private RawFilesTable() {}
}
