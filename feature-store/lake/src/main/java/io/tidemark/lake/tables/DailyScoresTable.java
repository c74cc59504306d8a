package io.tidemark.lake.tables;

import io.tidemark.lake.Table;
import io.tidemark.lake.Table.Column;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** The walk-forward test, day by day. */
public final class DailyScoresTable {
  public static final Table TABLE =
      new Table(
          "learning.daily_scores",
          "Out-of-sample rank IC of each test day.",
          List.of("run", "date"),
          List.of(
              new Column("run", DataTypes.StringType, "run key of the training"),
              new Column("date", DataTypes.DateType, "session"),
              new Column("fold", DataTypes.IntegerType, "from 1"),
              new Column("regime", DataTypes.StringType, "regime at the close"),
              new Column("rows", DataTypes.LongType, "tickers scored"),
              new Column("challenger_ic", DataTypes.DoubleType, "rank IC of the challenger"),
              new Column("baseline_ic", DataTypes.DoubleType, "rank IC of the baseline")));

  private DailyScoresTable() {}
}
