package io.tidemark.lake.tables;

import io.tidemark.lake.Table;
import io.tidemark.lake.Table.Column;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/**
 * A log of {@code raw.failures}: one row a request that was given up. What it was answered is in
 * {@code raw.responses}.
 */
public final class RawFailuresTable {
  public static final Table TABLE =
      new Table(
          "raw.failures",
          "Every request that was given up.",
          List.of("vendor", "resource", "subject"),
          List.of(
              new Column("vendor", DataTypes.StringType, "source name"),
              new Column(
                  "resource", DataTypes.StringType, "as the protocol names it, such as bars"),
              new Column("subject", DataTypes.StringType, "ticker or series"),
              new Column("url", DataTypes.StringType, "address asked, without the key"),
              new Column("status", DataTypes.IntegerType, "last HTTP status, 0 if none"),
              new Column("attempts", DataTypes.IntegerType, "requests sent"),
              new Column("reason", DataTypes.StringType, "what went wrong, in words"),
              new Column(
                  "error",
                  DataTypes.StringType,
                  "throttled, server-error, timeout, reset, malformed, entitlement, not-found,"
                      + " refused, circuit-open or paging")));

  private RawFailuresTable() {}
}
