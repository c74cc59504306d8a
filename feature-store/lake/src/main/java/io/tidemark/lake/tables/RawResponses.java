package io.tidemark.lake.tables;

import io.tidemark.lake.Table;
import io.tidemark.lake.Table.Column;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** A log of {@code raw.responses}: the event is the answer, so both clocks show when it came. */
public final class RawResponses {
  public static final Table TABLE =
      new Table(
          "raw.responses",
          "Every answer of a vendor, byte for byte.",
          List.of("vendor", "resource", "subject", "page"),
          List.of(
              new Column("vendor", DataTypes.StringType, "source name"),
              new Column("resource", DataTypes.StringType, "bars, splits, dividends or macro"),
              new Column("subject", DataTypes.StringType, "ticker or series"),
              new Column("page", DataTypes.IntegerType, "from 0"),
              new Column("url", DataTypes.StringType, "address asked, without the key"),
              new Column("status", DataTypes.IntegerType, "HTTP status"),
              new Column("body", DataTypes.BinaryType, "the bytes"),
              new Column("sha256", DataTypes.StringType, "of the bytes, hexadecimal")));

  private RawResponses() {}
}
