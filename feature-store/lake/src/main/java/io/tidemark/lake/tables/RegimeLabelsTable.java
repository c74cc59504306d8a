package io.tidemark.lake.tables;

import io.tidemark.lake.Table;
import io.tidemark.lake.Table.Column;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/** Filtered regime probabilities and the label they lead to. */
public final class RegimeLabelsTable {
  public static final Table TABLE =
      new Table(
          "regimes.labels",
          "The macro regime visible at the close of each session.",
          List.of("model", "date"),
          List.of(
              new Column("model", DataTypes.StringType, "identity of the regime model"),
              new Column("date", DataTypes.DateType, "session"),
              new Column(
                  "regime",
                  DataTypes.StringType,
                  "label after hysteresis; unknown before the first fit"),
              new Column(
                  "names",
                  DataTypes.createArrayType(DataTypes.StringType),
                  "regimes, calmest first"),
              new Column(
                  "probabilities",
                  DataTypes.createArrayType(DataTypes.DoubleType),
                  "filtered, in the order of names")));

  private RegimeLabelsTable() {}
}
