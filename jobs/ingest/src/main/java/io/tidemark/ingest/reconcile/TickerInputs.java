package io.tidemark.ingest.reconcile;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;

import io.tidemark.core.market.CorporateAction.Kind;
import io.tidemark.core.market.PaymentTotals;
import io.tidemark.ingest.vendors.VendorAction;
import io.tidemark.ingest.vendors.VendorBar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * All bars and actions of one ticker.
 *
 * @param bars all versions of all vendors' bars
 * @param actions all versions of all vendors' actions
 */
record TickerInputs(String ticker, List<VendorBar> bars, List<VendorAction> actions) {
  private static final String BAR = "BAR";

  /**
   * Bars and actions in one schema, so that one shuffle groups them by ticker. Times are integers
   * here and are converted to objects only where they are used.
   */
  static Dataset<Row> union(Dataset<Row> bars, Dataset<Row> actions) {
    return bars.select(
            columns(
                lit(BAR),
                lit(null).cast("string"),
                col("open"),
                col("high"),
                col("low"),
                col("close"),
                col("volume"),
                coalesce(col("adj_close"), lit(Double.NaN)),
                coalesce(col("vwap"), lit(Double.NaN))))
        .union(
            actions.select(
                columns(
                    col("kind"),
                    col("payment"),
                    col("amount"),
                    lit(0.0),
                    lit(0.0),
                    lit(0.0),
                    lit(0.0),
                    lit(0.0),
                    lit(0.0))));
  }

  /**
   * The tickers of a partition.
   *
   * @param rows rows of {@link #union}, sorted by ticker
   */
  static Iterator<TickerInputs> byTicker(Iterator<Row> rows) {
    return new ByTicker(rows);
  }

  private static Column[] columns(Column kind, Column payment, Column... values) {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                col("ticker"),
                kind.as("kind"),
                col("vendor"),
                unix_date(col("date")).as("day"),
                unix_micros(col("known_at")).as("known"),
                payment.as("payment")));
    for (int i = 0; i < values.length; i++) {
      columns.add(values[i].as("value" + i));
    }
    return columns.toArray(Column[]::new);
  }

  private void add(Row row, Map<Listed, List<PaymentTotals.Version>> listed) {
    String kind = row.getString(1);
    String vendor = row.getString(2);
    LocalDate date = LocalDate.ofEpochDay(row.getInt(3));
    Instant knownAt = Instant.EPOCH.plus(row.getLong(4), ChronoUnit.MICROS);
    double first = row.getDouble(6);
    if (kind.equals(BAR)) {
      bars.add(
          new VendorBar(
              vendor,
              date,
              first,
              row.getDouble(7),
              row.getDouble(8),
              row.getDouble(9),
              row.getDouble(10),
              row.getDouble(11),
              row.getDouble(12),
              knownAt));
    } else {
      String payment = row.isNullAt(5) ? "" : row.getString(5);
      listed
          .computeIfAbsent(new Listed(vendor, Kind.valueOf(kind), date), l -> new ArrayList<>(1))
          .add(new PaymentTotals.Version(payment, first, knownAt));
    }
  }

  /** The key of an action; payments of one ex-date are added up. */
  private record Listed(String vendor, Kind kind, LocalDate exDate) {
    Stream<VendorAction> totals(List<PaymentTotals.Version> versions) {
      List<PaymentTotals.Version> totals =
          versions.size() == 1 ? versions : PaymentTotals.of(versions);
      return totals.stream()
          .map(total -> new VendorAction(vendor, kind, exDate, total.amount(), total.knownAt()));
    }
  }

  private static final class ByTicker implements Iterator<TickerInputs> {
    private final Iterator<Row> rows;
    private Row next;

    ByTicker(Iterator<Row> rows) {
      this.rows = rows;
      this.next = rows.hasNext() ? rows.next() : null;
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public TickerInputs next() {
      if (next == null) {
        throw new NoSuchElementException();
      }
      TickerInputs facts =
          new TickerInputs(next.getString(0), new ArrayList<>(), new ArrayList<>());
      Map<Listed, List<PaymentTotals.Version>> listed = new LinkedHashMap<>();
      while (next != null && next.getString(0).equals(facts.ticker())) {
        facts.add(next, listed);
        next = rows.hasNext() ? rows.next() : null;
      }
      listed.forEach((action, versions) -> action.totals(versions).forEach(facts.actions()::add));
      return facts;
    }
  }
}
