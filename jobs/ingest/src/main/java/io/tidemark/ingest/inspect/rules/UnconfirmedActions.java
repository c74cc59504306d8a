package io.tidemark.ingest.inspect.rules;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import io.tidemark.core.market.CorporateAction.Kind;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.ingest.inspect.alerts.NewAlert;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Recent and future splits and dividends that not every vendor lists. */
final class UnconfirmedActions {
  private UnconfirmedActions() {}

  /**
   * Alerts for actions that another vendor should list and does not.
   *
   * @param actions the last versions of the actions of the requested vendors and tickers
   */
  static List<NewAlert> alerts(Dataset<Row> actions, Instant now, AlertThresholds thresholds) {
    List<ListedAction> recent =
        actions
            .where(col("date").geq(lit(since(now, thresholds))))
            .groupBy("vendor", "ticker", "date", "kind")
            .agg(sum("amount").as("amount"))
            .orderBy("ticker", "date", "kind", "vendor")
            .select("vendor", "ticker", "date", "kind", "amount")
            .collectAsList()
            .stream()
            .map(
                row ->
                    new ListedAction(
                        row.getString(0),
                        row.getString(1),
                        row.getDate(2).toLocalDate(),
                        Kind.valueOf(row.getString(3)),
                        row.getDouble(4)))
            .toList();
    return recent.isEmpty()
        ? List.of()
        : ListedAction.unconfirmed(recent, listing(actions, recent));
  }

  /** The day of the inspection minus the rule's number of sessions. */
  static LocalDate since(Instant now, AlertThresholds thresholds) {
    LocalDate day = now.atZone(TradingCalendar.XNYS.zone()).toLocalDate();
    for (int i = 0; i < thresholds.actionSessions(); i++) {
      day = TradingCalendar.XNYS.previous(day);
    }
    return day;
  }

  private static Map<String, Set<String>> listing(Dataset<Row> actions, List<ListedAction> recent) {
    Object[] tickers = recent.stream().map(ListedAction::ticker).distinct().toArray();
    Map<String, Set<String>> listing = new HashMap<>();
    actions
        .where(col("ticker").isin(tickers))
        .select("ticker", "vendor")
        .distinct()
        .collectAsList()
        .forEach(
            row ->
                listing
                    .computeIfAbsent(row.getString(0), ticker -> new TreeSet<>())
                    .add(row.getString(1)));
    return listing;
  }
}
