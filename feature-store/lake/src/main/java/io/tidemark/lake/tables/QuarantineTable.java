package io.tidemark.lake.tables;

import io.tidemark.lake.Table;
import io.tidemark.lake.Table.Column;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/**
 * Nothing bad disappears: what a door refused, and what a reconciliation holds, waits here for
 * somebody's word in {@code ops.overrides}.
 */
public final class QuarantineTable {
  public static final Table TABLE =
      new Table(
          "ops.quarantine",
          "Rows that failed validation, with every rule they failed.",
          List.of("id"),
          List.of(
              new Column("id", DataTypes.StringType, "head of a hash of what the row says"),
              new Column("kind", DataTypes.StringType, "bars, actions, macro, minutes, summaries"),
              new Column("source", DataTypes.StringType, "source name"),
              new Column("ticker", DataTypes.StringType, "symbol or series, as it came"),
              new Column("date", DataTypes.StringType, "as it came"),
              new Column("raw", DataTypes.StringType, "the row as it came, as JSON"),
              new Column("fields", DataTypes.StringType, "the row's texts by our names, as JSON"),
              new Column(
                  "stage",
                  DataTypes.StringType,
                  "refused: it never entered; held: it is among the bars, but no price rests on it;"
                      + " doubted: prices do; settled: nothing is against it any more"),
              new Column(
                  "rules",
                  DataTypes.createArrayType(DataTypes.StringType),
                  "name of every rule broken"),
              new Column(
                  "reasons",
                  DataTypes.createArrayType(DataTypes.StringType),
                  "the value and the rule, in words, in the same order"),
              new Column(
                  "repair", DataTypes.StringType, "fields that would mend it, as JSON; {} if none"),
              new Column("place", DataTypes.StringType, "file and line, or address and index"),
              new Column("payload", DataTypes.StringType, "SHA-256 of the answer or file")),
          List.of("place", "payload"));

  private QuarantineTable() {}
}
