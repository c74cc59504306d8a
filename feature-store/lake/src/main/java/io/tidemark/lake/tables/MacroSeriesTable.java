package io.tidemark.lake.tables;

import io.tidemark.lake.Table;
import io.tidemark.lake.Table.Column;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** Macro observations; {@code known_at} is the publication, so every vintage is kept. */
public final class MacroSeriesTable {
  public static final Table TABLE =
      new Table(
          "macro.series",
          "Macro observations with their vintages.",
          List.of("source", "series", "date"),
          List.of(
              new Column("source", DataTypes.StringType, "source name"),
              new Column("series", DataTypes.StringType, "name of the series"),
              new Column("date", DataTypes.DateType, "start of the period described"),
              new Column("value", DataTypes.DoubleType, "in the series' own unit")));

  private MacroSeriesTable() {}
}
