package io.tidemark.core.table.ops;

import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import java.util.List;

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
              new Column("id", ColumnType.TEXT, "head of a hash of what the row says"),
              new Column("kind", ColumnType.TEXT, "bars, actions, macro, minutes, summaries"),
              new Column("source", ColumnType.TEXT, "source name"),
              new Column("ticker", ColumnType.TEXT, "symbol or series, as it came"),
              new Column("date", ColumnType.TEXT, "as it came"),
              new Column("raw", ColumnType.TEXT, "the row as it came, as JSON"),
              new Column("fields", ColumnType.TEXT, "the row's texts by our names, as JSON"),
              new Column(
                  "stage",
                  ColumnType.TEXT,
                  "refused: it never entered; held: it is among the bars, but no price rests on it;"
                      + " doubted: prices do; settled: nothing is against it any more"),
              new Column("rules", ColumnType.TEXTS, "name of every rule broken"),
              new Column(
                  "reasons",
                  ColumnType.TEXTS,
                  "the value and the rule, in words, in the same order"),
              new Column(
                  "repair", ColumnType.TEXT, "fields that would mend it, as JSON; {} if none"),
              new Column("place", ColumnType.TEXT, "file and line, or address and index"),
              new Column("payload", ColumnType.TEXT, "SHA-256 of the answer or file")),
          List.of("place", "payload"));

  private QuarantineTable() {}
}
