package io.tidemark.core.table.market;

import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.ColumnUnit;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import java.util.List;

/** Macro observations; {@code known_at} is the time of publication, and every vintage is kept. */
public final class MacroSeriesTable {
  public static final Table TABLE =
      new Table(
          "macro.series",
          "Macro observations with their vintages.",
          List.of("source", "series", "date"),
          List.of(
              new Column("source", ColumnType.TEXT, "source name"),
              new Column("series", ColumnType.TEXT, "name of the series"),
              new Column("date", ColumnType.DATE, "start of the period described"),
              new Column(
                  "value",
                  ColumnType.DOUBLE,
                  ColumnUnit.BY_ROW,
                  "what was observed, in the series' own unit")));

  private MacroSeriesTable() {}
}
