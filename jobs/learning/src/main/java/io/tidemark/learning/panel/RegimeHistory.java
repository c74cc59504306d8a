package io.tidemark.learning.panel;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import io.tidemark.api.learning.TrainRequest;
import io.tidemark.core.UserFault;
import io.tidemark.core.table.learning.RegimeLabelsTable;
import io.tidemark.lake.Lake;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * The labels of a regime model.
 *
 * @param byDate the label of each labelled session; it may be {@link Panel#UNKNOWN}
 * @param names names of the regimes, calmest first
 */
public record RegimeHistory(Map<LocalDate, String> byDate, List<String> names) {
  public RegimeHistory {
    byDate = Map.copyOf(byDate);
    names = List.copyOf(names);
  }

  /**
   * Reads the labels that the request names, known by its {@code asOf}.
   *
   * @throws UserFault if the model has no labels
   */
  public static RegimeHistory read(Lake lake, TrainRequest request) {
    List<Row> rows =
        lake.asOf(RegimeLabelsTable.TABLE, request.regimesVersion(), request.asOf())
            .where(col("model").equalTo(request.regimeModel()).and(col("regime").isNotNull()))
            .select(expr("unix_date(date)"), col("regime"), col("names"))
            .collectAsList();
    if (rows.isEmpty()) {
      throw new UserFault(
          "regime model '%s' has no labels known by %s; label the regimes first, or name another"
              .formatted(request.regimeModel(), request.asOf()));
    }
    TreeMap<LocalDate, String> byDate = new TreeMap<>();
    TreeMap<LocalDate, List<String>> names = new TreeMap<>();
    for (Row row : rows) {
      LocalDate date = LocalDate.ofEpochDay(row.getInt(0));
      byDate.put(date, row.getString(1));
      names.put(date, row.isNullAt(2) ? List.of() : row.getList(2));
    }
    return new RegimeHistory(byDate, names.lastEntry().getValue());
  }
}
