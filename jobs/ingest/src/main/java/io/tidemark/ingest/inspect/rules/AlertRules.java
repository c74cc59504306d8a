package io.tidemark.ingest.inspect.rules;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import io.tidemark.api.market.InspectRequest;
import io.tidemark.core.table.market.ActionsTable;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.ingest.inspect.alerts.NewAlert;
import io.tidemark.lake.Lake;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** All alert rules, evaluated as of an inspection's time. */
public final class AlertRules {
  private final Lake lake;
  private final InspectRequest request;
  private final AlertThresholds thresholds;

  public AlertRules(Lake lake, InspectRequest request, AlertThresholds thresholds) {
    this.lake = lake;
    this.request = request;
    this.thresholds = thresholds;
  }

  /**
   * All alerts, whether published before or not.
   *
   * @param bars rows of {@code market.bars} of the request's vendors, tickers and days
   * @param missing the inspection's missing bars: vendor, ticker, date, reason
   * @param checks the inspection's rows of {@code ops.summary_checks}
   */
  public List<NewAlert> all(Dataset<Row> bars, Dataset<Row> missing, Dataset<Row> checks) {
    List<NewAlert> alerts = new ArrayList<>();
    alerts.addAll(VendorOutage.alerts(outages(missing)));
    alerts.addAll(SummaryBreach.alerts(breaches(checks), thresholds));
    alerts.addAll(factorChanges());
    alerts.addAll(unconfirmedActions());
    alerts.addAll(HeldRows.alerts(lake, request, bars, thresholds));
    return alerts;
  }

  private static List<VendorOutage> outages(Dataset<Row> missing) {
    return missing
        .where(col("reason").equalTo("outage"))
        .groupBy("vendor", "date")
        .agg(count(lit(1)))
        .collectAsList()
        .stream()
        .map(
            row -> new VendorOutage(row.getString(0), row.getDate(1).toLocalDate(), row.getLong(2)))
        .toList();
  }

  private static List<SummaryBreach> breaches(Dataset<Row> checks) {
    return checks
        .where(col("breach").notEqual(""))
        .orderBy("vendor", "date", "until", "ticker")
        .select("vendor", "ticker", "date", "until", "breach")
        .collectAsList()
        .stream()
        .map(
            row ->
                new SummaryBreach(
                    row.getString(0),
                    row.getString(1),
                    row.getDate(2).toLocalDate(),
                    row.getDate(3).toLocalDate(),
                    row.getString(4)))
        .toList();
  }

  private List<NewAlert> factorChanges() {
    if (!lake.exists(PricesTable.TABLE)) {
      return List.of();
    }
    String sources = String.join("+", request.vendors());
    return FactorChanges.alerts(
        lake.history(PricesTable.TABLE, request.asOf())
            .where(col("sources").equalTo(sources))
            .where(InspectionFilter.ofTickers(request.tickers()))
            .where(InspectionFilter.inRange(request)),
        sources);
  }

  private List<NewAlert> unconfirmedActions() {
    return lake.exists(ActionsTable.TABLE)
        ? UnconfirmedActions.alerts(
            lake.asOf(ActionsTable.TABLE, request.asOf())
                .where(InspectionFilter.ofSubjects(request)),
            request.asOf(),
            thresholds)
        : List.of();
  }
}
