package io.tidemark.core.table.raw;

import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.ColumnUnit;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import java.util.List;

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
              new Column("vendor", ColumnType.TEXT, "source name"),
              new Column("resource", ColumnType.TEXT, "as the protocol names it, such as bars"),
              new Column("subject", ColumnType.TEXT, "ticker or series"),
              new Column("url", ColumnType.TEXT, "address asked, without the key"),
              new Column(
                  "status", ColumnType.INTEGER, ColumnUnit.CODE, "last HTTP status, 0 if none"),
              new Column("attempts", ColumnType.INTEGER, ColumnUnit.COUNT, "requests sent"),
              new Column("reason", ColumnType.TEXT, "what went wrong, in words"),
              new Column(
                  "error",
                  ColumnType.TEXT,
                  "throttled, server-error, timeout, reset, malformed, entitlement, not-found,"
                      + " refused, circuit-open or paging")));

  private RawFailuresTable() {}
}
