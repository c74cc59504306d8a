package io.tidemark.core.table.learning;

import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.table.ColumnType;
import io.tidemark.core.table.ColumnUnit;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.Table.Column;
import java.util.ArrayList;
import java.util.List;

/**
 * The table of one definition of a feature set. A changed definition has another table, so no
 * published value is ever overwritten.
 */
public final class FeatureTable {
  /** A column: the decision time of the row, which is later than the end of its bar. */
  public static final String USABLE_FROM = "usable_from";

  private FeatureTable() {}

  /** The table of a set as it is defined now. */
  public static Table of(FeatureSet set) {
    return of(
        set.name(), set.definitionHash(), set.isIntraday(), set.featureNames(), set.labelNames());
  }

  /**
   * The table of a definition.
   *
   * @param set the set's name, such as {@code equity-daily}
   * @param definitionHash hash of the compiled definition; its first characters are part of the
   *     table's name
   * @param isIntraday whether a session has several rows, which their {@code time} tells apart
   * @param features columns, in order
   * @param labels columns that look ahead, in order; NaN until the future that they read is known
   */
  public static Table of(
      String set,
      String definitionHash,
      boolean isIntraday,
      List<String> features,
      List<String> labels) {
    List<String> key = new ArrayList<>(List.of("sources", "universe", "ticker", "date"));
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("sources", ColumnType.TEXT, "vendors in order of trust, joined by +"));
    columns.add(
        new Column("universe", ColumnType.TEXT, "identifier of the tickers it was built over"));
    columns.add(new Column("ticker", ColumnType.TEXT, "symbol"));
    columns.add(new Column("date", ColumnType.DATE, "session"));
    if (isIntraday) {
      key.add(FeatureSet.TIME);
      columns.add(new Column(FeatureSet.TIME, ColumnType.TIME, "when the row's bar ends"));
    }
    features.forEach(
        f -> columns.add(new Column(f, ColumnType.DOUBLE, ColumnUnit.BY_DEFINITION, "feature")));
    labels.forEach(
        l -> columns.add(new Column(l, ColumnType.DOUBLE, ColumnUnit.BY_DEFINITION, "label")));
    columns.add(
        new Column(
            USABLE_FROM,
            ColumnType.TIME,
            "from when the features may be acted upon: all that they see is known by then"));
    columns.add(
        new Column(
            Table.WITHDRAWN,
            ColumnType.TIME,
            "when a later build of the session left the row out; empty where it holds"));
    return new Table(
        FeatureSet.table(set, definitionHash),
        "Features of " + set + ", definition " + definitionHash,
        key,
        columns,
        List.of(USABLE_FROM));
  }
}
