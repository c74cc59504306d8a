package io.tidemark.lake.tables;

import io.tidemark.lake.Table;
import io.tidemark.lake.Table.Column;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** Alternative daily series; {@code known_at} is the publication, so every vintage is kept. */
public final class AltSeriesTable {
  public static final Table TABLE =
      new Table(
          "alt.series",
          "Alternative daily series, of one entity each or of all, with their vintages.",
          List.of("source", "series", "entity", "date"),
          List.of(
              new Column("source", DataTypes.StringType, "source name"),
              new Column("series", DataTypes.StringType, "name of the series"),
              new Column("entity", DataTypes.StringType, "such as a ticker; empty: all"),
              new Column("date", DataTypes.DateType, "the day observed"),
              new Column("value", DataTypes.DoubleType, "in the series' own unit")));

  private AltSeriesTable() {}
}
