package io.tidemark.core.table.ops;

import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import java.util.List;

/**
 * Rows that validation refused or that reconciliation holds. They are kept here until somebody
 * decides in {@code ops.overrides}.
 */
public final class QuarantineTable {
  public static final Table TABLE =
      new Table(
          "ops.quarantine",
          "Rows that failed validation, with every rule they failed.",
          List.of("id"),
          List.of(
              new Column("id", ColumnType.TEXT, "first characters of a hash of the row's content"),
              new Column("kind", ColumnType.TEXT, "bars, actions, macro, minutes, summaries"),
              new Column("source", ColumnType.TEXT, "source name"),
              new Column("ticker", ColumnType.TEXT, "symbol or series, as received"),
              new Column("date", ColumnType.TEXT, "as received"),
              new Column("raw", ColumnType.TEXT, "the row as received, as JSON"),
              new Column(
                  "fields", ColumnType.TEXT, "the row's texts by Tidemark's field names, as JSON"),
              new Column(
                  "stage",
                  ColumnType.TEXT,
                  "refused: not accepted; held: it is among the bars, but no price uses it;"
                      + " doubted: prices use it; settled: no rule is broken any more"),
              new Column("rules", ColumnType.TEXTS, "name of every rule broken"),
              new Column(
                  "reasons",
                  ColumnType.TEXTS,
                  "for each rule, in the same order, the value and the rule, as text"),
              new Column(
                  "repair", ColumnType.TEXT, "fields that would correct it, as JSON; {} if none"),
              new Column("place", ColumnType.TEXT, "file and line, or address and index"),
              new Column("payload", ColumnType.TEXT, "SHA-256 of the vendor payload")),
          List.of("place", "payload"));

  private QuarantineTable() {}
}
