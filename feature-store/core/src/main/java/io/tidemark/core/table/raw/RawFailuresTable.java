package io.tidemark.core.table.raw;

import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.ColumnUnit;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import java.util.List;

/**
 * The log {@code raw.failures}: one row per request that was given up. The answers are in {@code
 * raw.responses}.
 */
public final class RawFailuresTable {
  public static final Table TABLE =
      new Table(
          "raw.failures",
          "Requests that were given up after their last attempt.",
          List.of("vendor", "resource", "subject"),
          List.of(
              new Column("vendor", ColumnType.TEXT, "source name"),
              new Column("resource", ColumnType.TEXT, "as the protocol names it, such as bars"),
              new Column("subject", ColumnType.TEXT, "ticker or series"),
              new Column("url", ColumnType.TEXT, "URL of the request, without the key"),
              new Column(
                  "status", ColumnType.INTEGER, ColumnUnit.CODE, "last HTTP status, 0 if none"),
              new Column("attempts", ColumnType.INTEGER, ColumnUnit.COUNT, "requests sent"),
              new Column("reason", ColumnType.TEXT, "the reason, as text"),
              new Column(
                  "error",
                  ColumnType.TEXT,
                  "throttled, server-error, timeout, reset, malformed, entitlement, not-found,"
                      + " refused, circuit-open or paging")));

  private RawFailuresTable() {}
}
