package io.tidemark.core.table.learning;

import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import java.util.ArrayList;
import java.util.List;

/**
 * The table of one definition of a feature set. A changed definition has another table, so no
 * published value is ever overwritten.
 */
public final class FeatureTable {
  private FeatureTable() {}

  /**
   * The table of a definition.
   *
   * @param set the set's name, such as {@code equity-daily}
   * @param definitionHash hash of the compiled definition; its first characters are part of the
   *     table's name
   * @param features columns, in order
   * @param labels columns that look ahead, in order; NaN until the future that they read is known
   */
  public static Table of(
      String set, String definitionHash, List<String> features, List<String> labels) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("sources", ColumnType.TEXT, "vendors in order of trust, joined by +"));
    columns.add(
        new Column("universe", ColumnType.TEXT, "identifier of the tickers it was built over"));
    columns.add(new Column("ticker", ColumnType.TEXT, "symbol"));
    columns.add(new Column("date", ColumnType.DATE, "session"));
    features.forEach(f -> columns.add(new Column(f, ColumnType.DOUBLE, "feature")));
    labels.forEach(l -> columns.add(new Column(l, ColumnType.DOUBLE, "label")));
    return new Table(
        FeatureSet.table(set, definitionHash),
        "Features of " + set + ", definition " + definitionHash,
        List.of("sources", "universe", "ticker", "date"),
        columns);
  }
}
