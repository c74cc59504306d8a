package io.tidemark.core.table.raw;

import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.ColumnUnit;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import java.util.List;

/**
 * The log {@code raw.responses}: {@code event_time} is the time of the request, {@code known_at}
 * the arrival of the last byte. Rows under the run key of a step {@code rejected-…} were not
 * landed: responses that were refused, even if a good one followed, and the good pages of a subject
 * that was given up.
 */
public final class RawResponsesTable {
  public static final Table TABLE =
      new Table(
          "raw.responses",
          "Every response of a vendor, byte for byte.",
          List.of("vendor", "resource", "subject", "page"),
          List.of(
              new Column("vendor", ColumnType.TEXT, "source name"),
              new Column("resource", ColumnType.TEXT, "as the protocol names it, such as bars"),
              new Column("subject", ColumnType.TEXT, "ticker or series"),
              new Column("page", ColumnType.INTEGER, ColumnUnit.ORDINAL, "from 0"),
              new Column("url", ColumnType.TEXT, "URL of the request, without the key"),
              new Column("status", ColumnType.INTEGER, ColumnUnit.CODE, "HTTP status"),
              new Column("body", ColumnType.BYTES, "the body of the response"),
              new Column("sha256", ColumnType.TEXT, "SHA-256 of the body, hexadecimal")));

  private RawResponsesTable() {}
}
