package io.tidemark.features.factors;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.tidemark.api.features.FactorReportRequest;
import io.tidemark.core.UserFault;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.market.ActionsTable;
import io.tidemark.core.table.market.MinuteBarsTable;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.features.factors.statistics.ForwardReturns;
import io.tidemark.features.factors.statistics.RankedRows;
import io.tidemark.lake.Lake;
import java.io.Serializable;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Reads the forward returns of each bar from the same vendor's closes as known at the request's
 * {@code asOf}. A return covers consecutive bars of one session only: each begins when the one
 * before it ends, has a close and is of the same contract, the market trades throughout, and no
 * split or dividend takes effect between them. Other returns are missing. So closes need no
 * adjustment.
 */
final class MinuteReturnsReader {
  private MinuteReturnsReader() {}

  /**
   * Consecutive bars of one ticker in one session.
   *
   * @param ends of the bars, in microseconds since 1970
   */
  private record Stretch(String ticker, long[] ends, double[] closes) implements Serializable {}

  private record Bar(String ticker, long begin, long end, double close, String contract) {}

  /**
   * Reads the forward returns of a panel.
   *
   * @param bars Delta version of {@code market.minutes}
   * @param actions Delta version of {@code market.actions}
   * @throws UserFault if no such bar was known by {@code asOf}
   */
  static ForwardReturns read(
      Lake lake,
      long bars,
      long actions,
      FactorReportRequest request,
      RowSelection selection,
      PanelGrid grid,
      TradingCalendar calendar) {
    Instant from = calendar.open(grid.date(0));
    Instant to = calendar.close(grid.date(grid.sessions() - 1));
    Dataset<Row> rows =
        lake.history(MinuteBarsTable.TABLE, bars, request.asOf())
            .where(col("vendor").equalTo(selection.sources()))
            .where(col(Table.EVENT_TIME).gt(lit(Timestamp.from(from))))
            .where(col(Table.EVENT_TIME).leq(lit(Timestamp.from(to))));
    Stretches cutting =
        new Stretches(grid.slots(), exDates(lake, actions, request, selection, calendar));
    ForwardReturns returns =
        ForwardReturns.none(RankedRows.BARS, request.horizons(), grid.sessions(), grid.names());
    List<Stretch> stretches = stretches(rows, cutting);
    if (stretches.isEmpty()) {
      throw new UserFault(
          "market.minutes has no bar of %s within the sessions from %s to %s that was known by %s, so there is no return to predict; choose a later --as-of"
              .formatted(
                  selection.sources(),
                  grid.date(0),
                  grid.date(grid.sessions() - 1),
                  request.asOf()));
    }
    for (Stretch one : stretches) {
      int session = grid.slots().session(one.ends()[0]);
      UTF8String ticker = UTF8String.fromString(one.ticker());
      int[] names = new int[one.ends().length];
      for (int i = 0; i < names.length; i++) {
        names[i] = grid.name(ticker, session, one.ends()[i]);
      }
      returns.fill(one.closes(), names, request.skip(), session);
    }
    return returns;
  }

  /** The moments, in microseconds since 1970, at which splits and dividends take effect. */
  private static Map<String, Set<Long>> exDates(
      Lake lake,
      long version,
      FactorReportRequest request,
      RowSelection selection,
      TradingCalendar calendar) {
    Map<String, Set<Long>> byTicker = new HashMap<>();
    lake.history(ActionsTable.TABLE, version, request.asOf())
        .where(col("vendor").equalTo(selection.sources()))
        .select("ticker", "date")
        .distinct()
        .collectAsList()
        .forEach(
            row ->
                byTicker
                    .computeIfAbsent(row.getString(0), ticker -> new HashSet<>())
                    .add(
                        ChronoUnit.MICROS.between(
                            Instant.EPOCH,
                            row.getDate(1)
                                .toLocalDate()
                                .atStartOfDay(calendar.zone())
                                .toInstant())));
    return byTicker;
  }

  private static List<Stretch> stretches(Dataset<Row> rows, Stretches cutting) {
    return rows.select(
            col("ticker"),
            col("time"),
            col(Table.EVENT_TIME),
            coalesce(col("close"), lit(Double.NaN)).cast("double"),
            col("contract"),
            col(Table.KNOWN_AT),
            col(Table.RUN_KEY))
        .repartition(col("ticker"))
        .sortWithinPartitions("ticker", Table.EVENT_TIME, Table.KNOWN_AT, Table.RUN_KEY)
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitions(cutting::of)
        .collect();
  }

  /**
   * Cuts bars into stretches.
   *
   * @param exDates by ticker
   */
  private record Stretches(SessionSlots slots, Map<String, Set<Long>> exDates)
      implements Serializable {

    /**
     * The stretches in order; of several versions of a bar the last counts.
     *
     * @param rows sorted by ticker, bar end and version
     */
    Iterator<Stretch> of(Iterator<InternalRow> rows) {
      List<Stretch> stretches = new ArrayList<>();
      List<Bar> growing = new ArrayList<>();
      Bar last = null;
      while (rows.hasNext()) {
        Bar bar = bar(rows.next());
        if (last != null && !isOtherVersion(last, bar)) {
          take(last, growing, stretches);
        }
        last = bar;
      }
      if (last != null) {
        take(last, growing, stretches);
      }
      finish(growing, stretches);
      return stretches.iterator();
    }

    private static Bar bar(InternalRow row) {
      return new Bar(
          row.getUTF8String(0).toString(),
          row.getLong(1),
          row.getLong(2),
          row.getDouble(3),
          row.isNullAt(4) ? "" : row.getUTF8String(4).toString());
    }

    private static boolean isOtherVersion(Bar one, Bar other) {
      return one.end() == other.end() && one.ticker().equals(other.ticker());
    }

    private void take(Bar bar, List<Bar> growing, List<Stretch> stretches) {
      if (growing.isEmpty() || !follows(growing.get(growing.size() - 1), bar)) {
        finish(growing, stretches);
      }
      if (Double.isFinite(bar.close()) && slots.trades(bar.begin(), bar.end())) {
        growing.add(bar);
      } else {
        finish(growing, stretches);
      }
    }

    private boolean follows(Bar before, Bar bar) {
      return before.end() == bar.begin()
          && before.ticker().equals(bar.ticker())
          && before.contract().equals(bar.contract())
          && slots.session(before.end()) == slots.session(bar.end())
          && !exDates.getOrDefault(bar.ticker(), Set.of()).contains(bar.begin());
    }

    private static void finish(List<Bar> growing, List<Stretch> stretches) {
      if (!growing.isEmpty()) {
        stretches.add(
            new Stretch(
                growing.get(0).ticker(),
                growing.stream().mapToLong(Bar::end).toArray(),
                growing.stream().mapToDouble(Bar::close).toArray()));
        growing.clear();
      }
    }
  }
}
