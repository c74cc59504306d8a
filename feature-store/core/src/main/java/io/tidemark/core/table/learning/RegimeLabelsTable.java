package io.tidemark.core.table.learning;

import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.ColumnUnit;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import java.util.List;

/** Filtered regime probabilities and the label that follows from them. */
public final class RegimeLabelsTable {
  public static final Table TABLE =
      new Table(
          "regimes.labels",
          "The macro regime of each session, from what was known at its close.",
          List.of("model", "date"),
          List.of(
              new Column("model", ColumnType.TEXT, "identifier of the regime model"),
              new Column("date", ColumnType.DATE, "session"),
              new Column(
                  "regime",
                  ColumnType.TEXT,
                  "label after hysteresis; unknown before the first fit"),
              new Column("names", ColumnType.TEXTS, "regimes, calmest first"),
              new Column(
                  "probabilities",
                  ColumnType.DOUBLES,
                  ColumnUnit.RATIO,
                  "filtered, in the order of names; how sure they can be is measured in decision 4")));

  private RegimeLabelsTable() {}
}
