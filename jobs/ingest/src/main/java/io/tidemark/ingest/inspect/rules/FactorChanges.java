package io.tidemark.ingest.inspect.rules;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import io.tidemark.ingest.inspect.alerts.NewAlert;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reconciled prices whose split or dividend changed. */
final class FactorChanges {
  private static final String[] DAY = {"ticker", "date"};

  private record Day(String ticker, LocalDate date) {}

  private FactorChanges() {}

  /**
   * The last change of each day that changed. An alert's id contains the time of the change, so a
   * change is published once.
   *
   * @param history all versions of rows of {@code market.prices} of one list of vendors
   */
  static List<NewAlert> alerts(Dataset<Row> history, String sources) {
    Dataset<Row> changed =
        history
            .groupBy("ticker", "date")
            .agg(
                max("split_ratio").minus(min("split_ratio")).as("split_moved"),
                max("cash_dividend").minus(min("cash_dividend")).as("dividend_moved"))
            .where(col("split_moved").gt(lit(0)).or(col("dividend_moved").gt(lit(0))))
            .select("ticker", "date");
    Map<Day, List<FactorVersion>> versions = new LinkedHashMap<>();
    history
        .join(changed, DAY, "leftsemi")
        .orderBy("ticker", "date", "known_at", "run_key")
        .select("ticker", "date", "known_at", "split_ratio", "cash_dividend")
        .collectAsList()
        .forEach(
            row ->
                versions
                    .computeIfAbsent(
                        new Day(row.getString(0), row.getDate(1).toLocalDate()),
                        day -> new ArrayList<>())
                    .add(
                        new FactorVersion(
                            row.getString(0),
                            row.getDate(1).toLocalDate(),
                            row.getTimestamp(2).toInstant(),
                            row.getDouble(3),
                            row.getDouble(4))));
    return versions.values().stream()
        .flatMap(day -> FactorVersion.lastChange(day, sources).stream())
        .toList();
  }
}
