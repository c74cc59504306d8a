package io.tidemark.lake.tables;

import io.tidemark.lake.Table;
import io.tidemark.lake.Table.Column;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** Nothing bad disappears: what a door refused waits here. */
public final class Quarantine {
  public static final Table TABLE =
      new Table(
          "ops.quarantine",
          "Rows that failed validation, with every rule they failed.",
          List.of("kind", "source", "place", "raw"),
          List.of(
              new Column("kind", DataTypes.StringType, "bars, actions or macro"),
              new Column("source", DataTypes.StringType, "source name"),
              new Column("place", DataTypes.StringType, "file and line, or address and index"),
              new Column("raw", DataTypes.StringType, "the row as it came, as JSON"),
              new Column("ticker", DataTypes.StringType, "symbol or series, as it came"),
              new Column("date", DataTypes.StringType, "as it came"),
              new Column(
                  "rules",
                  DataTypes.createArrayType(DataTypes.StringType),
                  "name of every rule broken"),
              new Column(
                  "reasons",
                  DataTypes.createArrayType(DataTypes.StringType),
                  "the value and the rule, in words, in the same order")));

  private Quarantine() {}
}
