package io.tidemark.core.table.learning;

import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.ColumnUnit;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import java.util.List;

/**
 * The scores of a walk-forward test by day, written by earlier runs that compared one challenger;
 * later runs write {@link ScoresTable}.
 */
public final class DailyScoresTable {
  public static final Table TABLE =
      new Table(
          "learning.daily_scores",
          "Out-of-sample rank IC of each test day.",
          List.of("run", "date"),
          List.of(
              new Column("run", ColumnType.TEXT, "run key of the training"),
              new Column("date", ColumnType.DATE, "session"),
              new Column("fold", ColumnType.INTEGER, ColumnUnit.ORDINAL, "from 1"),
              new Column("regime", ColumnType.TEXT, "regime at the close"),
              new Column("rows", ColumnType.LONG, ColumnUnit.COUNT, "tickers scored"),
              new Column(
                  "challenger_ic",
                  ColumnType.DOUBLE,
                  ColumnUnit.RATIO,
                  "rank IC of the challenger"),
              new Column(
                  "baseline_ic", ColumnType.DOUBLE, ColumnUnit.RATIO, "rank IC of the baseline")));

  private DailyScoresTable() {}
}
