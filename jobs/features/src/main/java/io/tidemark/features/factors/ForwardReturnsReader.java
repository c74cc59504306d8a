package io.tidemark.features.factors;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import io.tidemark.api.features.FactorReportRequest;
import io.tidemark.core.UserFault;
import io.tidemark.core.market.BarHistory.View;
import io.tidemark.core.market.PriceHistory;
import io.tidemark.core.market.PriceVersion;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.market.PricesTable;
import io.tidemark.core.time.SessionAxis;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.core.universe.EndedPrices;
import io.tidemark.features.factors.statistics.ForwardReturns;
import io.tidemark.lake.Lake;
import java.io.Serializable;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Reads the forward returns of each session from closes as known at the request's {@code asOf},
 * adjusted for splits and dividends as labels are; the last close of a ticker whose prices have
 * ended is carried on, as for them.
 */
final class ForwardReturnsReader {
  private static final int NEVER = Integer.MIN_VALUE;

  private ForwardReturnsReader() {}

  /** One ticker's adjusted closes, by session of the axis. */
  private record Closes(String ticker, double[] close) implements Serializable {}

  /**
   * Reads the forward returns of a panel.
   *
   * @param version Delta version of {@code market.prices}
   * @throws UserFault if no such price was known by {@code asOf}
   */
  static ForwardReturns read(
      Lake lake,
      long version,
      FactorReportRequest request,
      RowSelection selection,
      PanelGrid grid,
      TradingCalendar calendar) {
    Dataset<Row> prices =
        lake.history(PricesTable.TABLE, version, request.asOf())
            .where(col("sources").equalTo(selection.sources()))
            .where(col("date").geq(Date.valueOf(grid.date(0))));
    Date last = prices.agg(max("date")).head().getDate(0);
    if (last == null) {
      throw new UserFault(
          "market.prices has no prices of %s from %s on that were known by %s, so there is no return"
                  .formatted(selection.sources(), grid.date(0), request.asOf())
              + " to predict; choose a later --as-of");
    }
    SessionAxis axis = new SessionAxis(calendar, grid.date(0), last.toLocalDate());
    ForwardReturns returns = ForwardReturns.none(request.horizons(), grid.sessions(), grid.names());
    List<Closes> all = closes(prices, axis);
    int[] ends =
        all.stream().mapToInt(one -> end(one, axis)).filter(end -> end > NEVER).sorted().toArray();
    int ahead = request.skip() + Collections.max(request.horizons());
    for (Closes one : all) {
      int name = grid.name(UTF8String.fromString(one.ticker()), 0, 0);
      int end = end(one, axis);
      if (name >= 0 && end > NEVER) {
        int traded = axis.firstFrom(EndedPrices.lastTraded(ends, end).plusDays(1));
        EndedPrices.carry(one.close(), traded, ahead);
        returns.fill(one.close(), request.skip(), name);
      }
    }
    return returns;
  }

  /** The day of a ticker's last close, in days since 1970; {@link #NEVER} if it has none. */
  private static int end(Closes one, SessionAxis axis) {
    int last = one.close().length - 1;
    while (last >= 0 && Double.isNaN(one.close()[last])) {
      last--;
    }
    return last < 0 ? NEVER : Math.toIntExact(axis.date(last).toEpochDay());
  }

  private static List<Closes> closes(Dataset<Row> prices, SessionAxis axis) {
    return prices
        .select(
            col("ticker"),
            col("date"),
            col(Table.KNOWN_AT),
            coalesce(col("close"), lit(Double.NaN)),
            coalesce(col("split_ratio"), lit(1.0)),
            coalesce(col("cash_dividend"), lit(0.0)))
        .repartition(col("ticker"))
        .sortWithinPartitions("ticker", "date", Table.KNOWN_AT)
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitions(rows -> closes(rows, axis))
        .collect();
  }

  private static Iterator<Closes> closes(Iterator<InternalRow> rows, SessionAxis axis) {
    List<Closes> closes = new ArrayList<>();
    List<PriceVersion> versions = new ArrayList<>();
    String ticker = null;
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      String name = row.getUTF8String(0).toString();
      if (!name.equals(ticker) && ticker != null) {
        closes.add(closes(ticker, versions, axis));
        versions.clear();
      }
      ticker = name;
      versions.add(version(row));
    }
    if (ticker != null) {
      closes.add(closes(ticker, versions, axis));
    }
    return closes.iterator();
  }

  private static PriceVersion version(InternalRow row) {
    return new PriceVersion(
        LocalDate.ofEpochDay(row.getInt(1)),
        Instant.EPOCH.plus(row.getLong(2), ChronoUnit.MICROS),
        Double.NaN,
        Double.NaN,
        Double.NaN,
        row.getDouble(3),
        Double.NaN,
        Double.NaN,
        row.getDouble(4),
        row.getDouble(5));
  }

  private static Closes closes(String ticker, List<PriceVersion> versions, SessionAxis axis) {
    View view = new PriceHistory(axis, versions).asKnown();
    double[] close = new double[axis.length()];
    Arrays.fill(close, Double.NaN);
    System.arraycopy(view.column("close"), 0, close, view.start(), view.length());
    return new Closes(ticker, close);
  }
}
