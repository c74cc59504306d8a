package io.tidemark.core.table.market;

import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.ColumnUnit;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import java.util.List;

/**
 * Alternative daily series; {@code known_at} is the time of publication, and every vintage is kept.
 */
public final class AltSeriesTable {
  public static final Table TABLE =
      new Table(
          "alt.series",
          "Alternative daily series, for one entity or for all, with their vintages.",
          List.of("source", "series", "entity", "date"),
          List.of(
              new Column("source", ColumnType.TEXT, "source name"),
              new Column("series", ColumnType.TEXT, "name of the series"),
              new Column("entity", ColumnType.TEXT, "such as a ticker; empty: all entities"),
              new Column("date", ColumnType.DATE, "the day observed"),
              new Column(
                  "value",
                  ColumnType.DOUBLE,
                  ColumnUnit.BY_ROW,
                  "what was observed, in the series' own unit")));

  private AltSeriesTable() {}
}
