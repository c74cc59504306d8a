package io.tidemark.lake.tables;

import io.tidemark.lake.Table;
import io.tidemark.lake.Table.Column;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** Each ticker's state, from its first doubt to its resolution. */
public final class Halts {
  public static final Table TABLE =
      new Table(
          "ops.halts",
          "Tickers that may not be used, and since when.",
          List.of("ticker"),
          List.of(
              new Column("ticker", DataTypes.StringType, "symbol"),
              new Column("state", DataTypes.StringType, "DISPUTED, HALTED, RESOLVED or OK"),
              new Column("opened_by", DataTypes.StringType, "rule or a person's name"),
              new Column("why", DataTypes.StringType, "in words"),
              new Column("date", DataTypes.DateType, "the session that raised it")));

  private Halts() {}
}
