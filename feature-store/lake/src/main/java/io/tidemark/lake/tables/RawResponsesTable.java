package io.tidemark.lake.tables;

import io.tidemark.lake.Table;
import io.tidemark.lake.Table.Column;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

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
              new Column("vendor", DataTypes.StringType, "source name"),
              new Column(
                  "resource", DataTypes.StringType, "as the protocol names it, such as bars"),
              new Column("subject", DataTypes.StringType, "ticker or series"),
              new Column("page", DataTypes.IntegerType, "from 0"),
              new Column("url", DataTypes.StringType, "address asked, without the key"),
              new Column("status", DataTypes.IntegerType, "HTTP status"),
              new Column("body", DataTypes.BinaryType, "the bytes"),
              new Column("sha256", DataTypes.StringType, "of the bytes, hexadecimal")));

  private RawResponsesTable() {}
}
