package io.tidemark.core.table.learning;

import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.ColumnUnit;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import java.util.List;

/**
 * The trainings of an experiment that compared challengers with the baseline. A training adds its
 * row before it decides, so that no two have the same number of earlier rows.
 */
public final class LooksTable {
  public static final Table TABLE =
      new Table(
          "learning.looks",
          "Trainings that compared challengers with the baseline, one row each.",
          List.of("experiment", "run"),
          List.of(
              new Column("experiment", ColumnType.TEXT, "name of the experiment"),
              new Column("set", ColumnType.TEXT, "name of the feature set"),
              new Column("run", ColumnType.TEXT, "run key of the training"),
              new Column("definition", ColumnType.TEXT, "hash of the set's definition"),
              new Column("label", ColumnType.TEXT, "name of the label"),
              new Column(
                  "comparisons", ColumnType.LONG, ColumnUnit.COUNT, "regimes times challengers"),
              new Column(
                  "earlier",
                  ColumnType.LONG,
                  ColumnUnit.COUNT,
                  "trainings in learning.scores from before this table existed")));

  private LooksTable() {}
}
