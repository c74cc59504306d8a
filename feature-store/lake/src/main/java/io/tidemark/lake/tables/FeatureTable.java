package io.tidemark.lake.tables;

import io.tidemark.core.feature.FeatureSet;
import io.tidemark.lake.Table;
import io.tidemark.lake.Table.Column;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;

/**
 * The table of one definition of a feature set: a changed definition is another table, so no
 * published value is ever overwritten.
 */
public final class FeatureTable {
  private FeatureTable() {}

  /**
   * The table of a definition.
   *
   * @param set the set's name, such as {@code equity-daily}
   * @param definitionHash hash of the compiled definition; the table is named by its head
   * @param features columns, in order
   * @param labels columns that look ahead, in order; NaN until their future is known
   */
  public static Table of(
      String set, String definitionHash, List<String> features, List<String> labels) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("sources", DataTypes.StringType, "vendors, joined by +"));
    columns.add(
        new Column("universe", DataTypes.StringType, "the tickers it was built over, named"));
    columns.add(new Column("ticker", DataTypes.StringType, "symbol"));
    columns.add(new Column("date", DataTypes.DateType, "session"));
    features.forEach(f -> columns.add(new Column(f, DataTypes.DoubleType, "feature")));
    labels.forEach(l -> columns.add(new Column(l, DataTypes.DoubleType, "label")));
    return new Table(
        FeatureSet.table(set, definitionHash),
        "Features of " + set + ", definition " + definitionHash,
        List.of("sources", "universe", "ticker", "date"),
        columns);
  }
}
