package io.tidemark.core.table.raw;

import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.ColumnUnit;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import java.util.List;

/** The log {@code raw.files}. */
public final class RawFilesTable {
  public static final Table TABLE =
      new Table(
          "raw.files",
          "Every imported file; its bytes are kept in a folder next to the table.",
          List.of("source", "sha256"),
          List.of(
              new Column("source", ColumnType.TEXT, "name under which its rows are kept"),
              new Column("kind", ColumnType.TEXT, "bars, actions or macro"),
              new Column(
                  "name", ColumnType.TEXT, "the file's name, as in the column place of its rows"),
              new Column("path", ColumnType.TEXT, "path of its bytes below the lake's root"),
              new Column("bytes", ColumnType.LONG, ColumnUnit.BYTES, "length in bytes"),
              new Column("sha256", ColumnType.TEXT, "SHA-256 of its bytes, hexadecimal")));

  private RawFilesTable() {}
}
