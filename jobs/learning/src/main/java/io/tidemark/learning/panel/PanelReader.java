package io.tidemark.learning.panel;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import io.tidemark.api.learning.TrainRequest;
import io.tidemark.core.UserFault;
import io.tidemark.core.table.Table;
import io.tidemark.lake.Lake;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** Reads a panel from a feature table. */
public final class PanelReader {
  private PanelReader() {}

  /**
   * Reads the rows that the request selects, as known by its {@code asOf}.
   *
   * @param features columns in the order of the panel
   * @throws UserFault if there is no such row
   */
  public static Panel read(
      Lake lake,
      Table table,
      List<String> features,
      TrainRequest request,
      Map<LocalDate, String> regimes) {
    Dataset<Row> rows =
        lake.asOf(table, request.featuresVersion(), request.asOf())
            .where(asked(request))
            .select(columns(features, request.label()));
    List<PanelRow> panelRows = new ArrayList<>();
    Map<String, String> tickers = new HashMap<>(); // one string per ticker, not one per row
    // Partition by partition: all rows at once would take several times the panel's memory.
    for (Iterator<Row> each = rows.toLocalIterator(); each.hasNext(); ) {
      panelRows.add(row(each.next(), features.size(), tickers));
    }
    Panel panel = Panel.of(features, panelRows, regimes);
    if (panel.rows() == 0) {
      throw new UserFault(
          "%s has no features of '%s' from %s to %s known by %s; build the features for that range"
              .formatted(
                  table.name(), sources(request), request.from(), request.to(), request.asOf()));
    }
    return panel;
  }

  private static Column asked(TrainRequest request) {
    return col("sources")
        .equalTo(sources(request))
        .and(col("universe").equalTo(request.scope().universeId()))
        .and(col("date").between(lit(request.from()), lit(request.to())));
  }

  private static String sources(TrainRequest request) {
    return String.join("+", request.vendors());
  }

  private static Column[] columns(List<String> features, String label) {
    List<Column> columns = new ArrayList<>();
    columns.add(expr("unix_date(date)"));
    columns.add(col("ticker"));
    columns.add(coalesce(col(label), lit(Double.NaN)));
    for (String feature : features) {
      columns.add(coalesce(col(feature), lit(Double.NaN)).cast(DataTypes.FloatType));
    }
    return columns.toArray(Column[]::new);
  }

  private static PanelRow row(Row row, int features, Map<String, String> tickers) {
    float[] values = new float[features];
    for (int f = 0; f < features; f++) {
      values[f] = row.getFloat(3 + f);
    }
    return new PanelRow(
        LocalDate.ofEpochDay(row.getInt(0)),
        tickers.computeIfAbsent(row.getString(1), ticker -> ticker),
        values,
        row.getDouble(2));
  }
}
