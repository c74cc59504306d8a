package io.tidemark.core.table.learning;

import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.ColumnUnit;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import java.util.List;

/** The scores of a walk-forward test by day and learner. */
public final class ScoresTable {
  public static final Table TABLE =
      new Table(
          "learning.scores",
          "Out-of-sample scores of each learner on each test day.",
          List.of("run", "date", "learner", "metric"),
          List.of(
              new Column("run", ColumnType.TEXT, "run key of the training"),
              new Column("date", ColumnType.DATE, "session"),
              new Column("fold", ColumnType.INTEGER, ColumnUnit.ORDINAL, "from 1"),
              new Column("regime", ColumnType.TEXT, "regime at the close"),
              new Column("rows", ColumnType.LONG, ColumnUnit.COUNT, "tickers scored"),
              new Column("learner", ColumnType.TEXT, "name of the learner"),
              new Column(
                  "metric",
                  ColumnType.TEXT,
                  "rank_ic: rank correlation, -1 to 1; net_return: fraction; turnover: ratio"),
              new Column("value", ColumnType.DOUBLE, ColumnUnit.BY_ROW, "in the metric's unit")));

  private ScoresTable() {}
}
