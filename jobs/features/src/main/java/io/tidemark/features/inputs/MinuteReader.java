package io.tidemark.features.inputs;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.tidemark.core.market.CorporateAction;
import io.tidemark.core.market.KnownAction;
import io.tidemark.core.market.MinuteBars;
import io.tidemark.core.market.PaymentTotals;
import io.tidemark.core.table.Table;
import io.tidemark.core.table.market.ActionsTable;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.features.inputs.TickerBars.Span;
import io.tidemark.lake.Lake;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** Reads the bars of {@code market.minutes} grouped by ticker. */
public final class MinuteReader implements Serializable {
  private static final long serialVersionUID = 1;

  private static final Column[] COLUMNS =
      Stream.concat(
              Stream.of("ticker", Table.EVENT_TIME, Table.KNOWN_AT).map(name -> col(name)),
              MinuteBars.COLUMNS.stream()
                  .map(name -> coalesce(col(name), lit(Double.NaN)).cast("double").as(name)))
          .toArray(Column[]::new);

  private final Map<String, List<KnownAction>> actions;
  private final ZoneId zone;
  private final Span wanted;

  /**
   * @param actions splits and dividends by ticker
   * @param from the first session of which rows are wanted
   * @param to the last
   */
  public MinuteReader(
      Map<String, List<KnownAction>> actions,
      TradingCalendar calendar,
      LocalDate from,
      LocalDate to) {
    this.actions = new HashMap<>(actions);
    this.zone = calendar.zone();
    this.wanted = span(calendar, from, to);
  }

  /**
   * The minutes of the sessions: a bar belongs to a session if it ends after the session opens and
   * not after it closes.
   */
  private static Span span(TradingCalendar calendar, LocalDate from, LocalDate to) {
    long first = Math.min(open(calendar, from), midnight(calendar, from));
    LocalDate after = to.plusDays(1);
    long last = Math.min(open(calendar, after), midnight(calendar, after));
    return new Span(minutes(first) + 1, minutes(last) + 1);
  }

  private static int minutes(long seconds) {
    return (int) TimeUnit.SECONDS.toMinutes(seconds);
  }

  private static long midnight(TradingCalendar calendar, LocalDate day) {
    return day.atStartOfDay(calendar.zone()).toEpochSecond();
  }

  private static long open(TradingCalendar calendar, LocalDate day) {
    return calendar.open(calendar.isSession(day) ? day : calendar.next(day)).getEpochSecond();
  }

  /**
   * A vendor's splits and dividends by ticker, each in the version that was known first. Payments
   * with the same ex-date are added to one dividend if they were known before that date, or became
   * known at the same time.
   */
  public static Map<String, List<KnownAction>> actions(Lake lake, String vendor, Instant asOf) {
    Set<List<Object>> seen = new HashSet<>();
    Map<List<Object>, KnownAction> first = new LinkedHashMap<>();
    lake.history(ActionsTable.TABLE, asOf)
        .where(col("vendor").equalTo(vendor))
        .orderBy(Table.KNOWN_AT)
        .select("ticker", "date", "kind", "amount", Table.KNOWN_AT, "payment", Table.EVENT_TIME)
        .collectAsList()
        .forEach(
            row -> {
              if (seen.add(Arrays.asList(row.get(0), row.get(1), row.get(2), row.get(5)))) {
                Instant known = row.getTimestamp(4).toInstant();
                Instant event = row.getTimestamp(6).toInstant();
                first.merge(
                    List.of(
                        row.get(0), row.get(1), row.get(2), known.isAfter(event) ? known : event),
                    new KnownAction(
                        new CorporateAction(
                            row.getString(0),
                            row.getDate(1).toLocalDate(),
                            CorporateAction.Kind.valueOf(row.getString(2)),
                            row.getDouble(3)),
                        known),
                    MinuteReader::together);
              }
            });
    Map<String, List<KnownAction>> byTicker = new HashMap<>();
    first
        .values()
        .forEach(a -> byTicker.computeIfAbsent(a.action().ticker(), t -> new ArrayList<>()).add(a));
    return byTicker;
  }

  /** Adds two payments of one ex-date; the sum is known when the later payment is. */
  private static KnownAction together(KnownAction one, KnownAction other) {
    CorporateAction action = one.action();
    return new KnownAction(
        new CorporateAction(
            action.ticker(),
            action.exDate(),
            action.kind(),
            PaymentTotals.sum(List.of(action.amount(), other.action().amount()))),
        other.knownAt());
  }

  /**
   * The bars of each ticker, sorted by ticker.
   *
   * @param bars rows of {@code market.minutes} of one vendor
   */
  public JavaRDD<TickerMinutes> of(Dataset<Row> bars, int pieces) {
    return bars.select(COLUMNS)
        .repartitionByRange(pieces, col("ticker"))
        .sortWithinPartitions("ticker", Table.EVENT_TIME, Table.KNOWN_AT)
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitions(this::byTicker);
  }

  private Iterator<TickerMinutes> byTicker(Iterator<InternalRow> rows) {
    List<TickerMinutes> tickers = new ArrayList<>();
    Growing growing = new Growing();
    UTF8String ticker = null;
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      if (ticker == null || !row.getUTF8String(0).equals(ticker)) {
        if (ticker != null) {
          tickers.add(minutes(ticker.toString(), growing.bars()));
        }
        ticker = row.getUTF8String(0).clone();
        growing = new Growing();
      }
      growing.add(row);
    }
    if (ticker != null) {
      tickers.add(minutes(ticker.toString(), growing.bars()));
    }
    return tickers.iterator();
  }

  private TickerMinutes minutes(String ticker, MinuteBars bars) {
    return new TickerMinutes(ticker, bars, actions.getOrDefault(ticker, List.of()), zone, wanted);
  }

  /** Growable arrays to which rows are appended. */
  private static final class Growing {
    private int size;
    private long[] ends = new long[1_024];
    private long[] knownAt = new long[1_024];
    private final double[][] columns = new double[MinuteBars.COLUMNS.size()][1_024];

    void add(InternalRow row) {
      if (size == ends.length) {
        grow(2 * size);
      }
      ends[size] = TimeUnit.MICROSECONDS.toSeconds(row.getLong(1));
      knownAt[size] = row.getLong(2);
      for (int c = 0; c < columns.length; c++) {
        columns[c][size] = row.getDouble(3 + c);
      }
      size++;
    }

    MinuteBars bars() {
      grow(size);
      return new MinuteBars(ends, knownAt, columns);
    }

    private void grow(int length) {
      ends = Arrays.copyOf(ends, length);
      knownAt = Arrays.copyOf(knownAt, length);
      Arrays.setAll(columns, c -> Arrays.copyOf(columns[c], length));
    }
  }
}
