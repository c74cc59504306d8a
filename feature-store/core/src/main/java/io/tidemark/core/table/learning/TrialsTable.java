package io.tidemark.core.table.learning;

import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.ColumnUnit;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import java.util.List;

/** The comparisons of challengers with the baseline, over an experiment's whole life. */
public final class TrialsTable {
  public static final Table TABLE =
      new Table(
          "learning.trials",
          "Decisions on each challenger in each regime, by training.",
          List.of("run", "regime", "learner"),
          List.of(
              new Column("experiment", ColumnType.TEXT, "name of the experiment"),
              new Column("set", ColumnType.TEXT, "name of the feature set"),
              new Column("definition", ColumnType.TEXT, "hash of the set's definition"),
              new Column("label", ColumnType.TEXT, "name of the label"),
              new Column("sources", ColumnType.TEXT, "vendors in order of trust, joined by +"),
              new Column("universe", ColumnType.TEXT, "identifier of the tickers"),
              new Column("run", ColumnType.TEXT, "run key of the training"),
              new Column("look", ColumnType.INTEGER, ColumnUnit.ORDINAL, "its number, from 1"),
              new Column("regime", ColumnType.TEXT, "name of a regime, or all"),
              new Column("learner", ColumnType.TEXT, "name of the challenger"),
              new Column("days", ColumnType.LONG, ColumnUnit.COUNT, "deciding test days"),
              new Column(
                  "difference",
                  ColumnType.DOUBLE,
                  ColumnUnit.RATIO,
                  "mean rank IC, challenger minus baseline"),
              new Column(
                  "p",
                  ColumnType.DOUBLE,
                  ColumnUnit.RATIO,
                  "one-sided p-value of the difference; missing if it was not chosen"),
              new Column(
                  "level",
                  ColumnType.DOUBLE,
                  ColumnUnit.RATIO,
                  "one-sided level it had to reach; missing if it was not chosen"),
              new Column(
                  "since", ColumnType.INTEGER, ColumnUnit.ORDINAL, "look that promoted it, or 0"),
              new Column(
                  "verdict",
                  ColumnType.TEXT,
                  "promoted, not chosen, or the conditions it failed")));

  private TrialsTable() {}
}
