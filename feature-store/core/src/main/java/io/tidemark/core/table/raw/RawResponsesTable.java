package io.tidemark.core.table.raw;

import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.ColumnUnit;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import java.util.List;

/**
 * A log of {@code raw.responses}: {@code event_time} is when it was asked for, {@code known_at}
 * when its last byte had come. Under the key of a step {@code rejected-…} it has those that are not
 * landed: answers that were refused, also where a good one followed, and the good pages of a
 * subject that was given up.
 */
public final class RawResponsesTable {
  public static final Table TABLE =
      new Table(
          "raw.responses",
          "Every answer of a vendor, byte for byte.",
          List.of("vendor", "resource", "subject", "page"),
          List.of(
              new Column("vendor", ColumnType.TEXT, "source name"),
              new Column("resource", ColumnType.TEXT, "as the protocol names it, such as bars"),
              new Column("subject", ColumnType.TEXT, "ticker or series"),
              new Column("page", ColumnType.INTEGER, ColumnUnit.ORDINAL, "from 0"),
              new Column("url", ColumnType.TEXT, "address asked, without the key"),
              new Column("status", ColumnType.INTEGER, ColumnUnit.CODE, "HTTP status"),
              new Column("body", ColumnType.BYTES, "the bytes"),
              new Column("sha256", ColumnType.TEXT, "of the bytes, hexadecimal")));

  private RawResponsesTable() {}
}
