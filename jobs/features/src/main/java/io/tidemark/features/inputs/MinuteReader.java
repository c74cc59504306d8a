package io.tidemark.features.inputs;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.tidemark.core.market.CorporateAction;
import io.tidemark.core.market.KnownAction;
import io.tidemark.core.market.MinuteBars;
import io.tidemark.core.table.Table;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.features.inputs.TickerBars.Span;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** Brings each ticker's bars of {@code market.minutes} together. */
final class MinuteReader implements Serializable {
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
  MinuteReader(
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
   * of one ex-date that were known before it, or at one time, are one dividend.
   *
   * @param rows of {@code market.actions} of one vendor
   */
  static Map<String, List<KnownAction>> actions(Dataset<Row> rows) {
    List<KnownAction.Version> versions =
        rows
            .select("ticker", "date", "kind", "amount", Table.KNOWN_AT, "payment", Table.EVENT_TIME)
            .collectAsList()
            .stream()
            .map(MinuteReader::version)
            .toList();
    return KnownAction.firstKnown(versions);
  }

  private static KnownAction.Version version(Row row) {
    return new KnownAction.Version(
        new KnownAction(
            new CorporateAction(
                row.getString(0),
                row.getDate(1).toLocalDate(),
                CorporateAction.Kind.valueOf(row.getString(2)),
                row.getDouble(3)),
            row.getTimestamp(4).toInstant()),
        Objects.toString(row.get(5), ""),
        row.getTimestamp(6).toInstant());
  }

  /**
   * The bars of each ticker, sorted by ticker.
   *
   * @param bars rows of {@code market.minutes} of one vendor
   */
  JavaRDD<TickerMinutes> of(Dataset<Row> bars, int pieces) {
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
    MinuteBars.Builder growing = new MinuteBars.Builder();
    UTF8String ticker = null;
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      if (ticker == null || !row.getUTF8String(0).equals(ticker)) {
        if (ticker != null) {
          tickers.add(minutes(ticker.toString(), growing.bars()));
        }
        ticker = row.getUTF8String(0).clone();
        growing = new MinuteBars.Builder();
      }
      growing.add(
          TimeUnit.MICROSECONDS.toSeconds(row.getLong(1)),
          row.getLong(2),
          column -> row.getDouble(3 + column));
    }
    if (ticker != null) {
      tickers.add(minutes(ticker.toString(), growing.bars()));
    }
    return tickers.iterator();
  }

  private TickerMinutes minutes(String ticker, MinuteBars bars) {
    return new TickerMinutes(ticker, bars, actions.getOrDefault(ticker, List.of()), zone, wanted);
  }
}
