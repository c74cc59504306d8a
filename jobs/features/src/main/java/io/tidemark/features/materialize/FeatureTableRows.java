package io.tidemark.features.materialize;

import io.tidemark.core.table.Table;
import io.tidemark.core.time.SessionAxis;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.lake.columns.ColumnValues;
import io.tidemark.lake.columns.ColumnValues.Days;
import io.tidemark.lake.columns.ColumnValues.Doubles;
import io.tidemark.lake.columns.ColumnValues.Micros;
import io.tidemark.lake.columns.ColumnValues.Texts;
import io.tidemark.lake.columns.RowGroup;
import java.io.Serializable;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Converts computed values to rows of the feature table: to row groups of arrays, or to single
 * rows.
 */
final class FeatureTableRows implements Serializable {
  private static final long serialVersionUID = 1;

  private final String sources;
  private final String universe;
  private final String runKey;
  private final long knownAt;
  private final int[] days;
  private final long[] closes;

  FeatureTableRows(
      String sources,
      String universe,
      String runKey,
      Instant knownAt,
      TradingCalendar calendar,
      SessionAxis axis) {
    this.sources = sources;
    this.universe = universe;
    this.runKey = runKey;
    this.knownAt = micros(knownAt);
    days = new int[axis.length()];
    closes = new long[axis.length()];
    for (int t = 0; t < days.length; t++) {
      days[t] = (int) axis.date(t).toEpochDay();
      closes[t] = micros(calendar.close(axis.date(t)));
    }
  }

  /** Single rows, ticker by ticker, with the columns of {@link Table#given}. */
  Iterator<Row> rows(Iterator<ComputedValues> tickers) {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(tickers, Spliterator.ORDERED), false)
        .flatMap(ticker -> IntStream.range(0, ticker.rows()).mapToObj(i -> row(ticker, i)))
        .iterator();
  }

  private Row row(ComputedValues ticker, int i) {
    int session = ticker.places()[i];
    List<Object> cells =
        new ArrayList<>(
            List.of(
                sources,
                universe,
                ticker.ticker(),
                Date.valueOf(LocalDate.ofEpochDay(days[session]))));
    ticker.columns().forEach(column -> cells.add(column[i]));
    cells.add(timestamp(closes[session]));
    cells.add(timestamp(knownAt));
    return RowFactory.create(cells.toArray());
  }

  /** Row groups with as many consecutive tickers as fit. */
  Iterator<RowGroup> groups(Iterator<ComputedValues> tickers) {
    return TickerGroups.of(tickers, this::group);
  }

  private RowGroup group(List<ComputedValues> members) {
    int[] lengths = members.stream().mapToInt(ComputedValues::rows).toArray();
    int rows = Arrays.stream(lengths).sum();
    int[] date = new int[rows];
    long[] event = new long[rows];
    int at = 0;
    for (ComputedValues ticker : members) {
      for (int session : ticker.places()) {
        date[at] = days[session];
        event[at++] = closes[session];
      }
    }
    long[] known = new long[rows];
    Arrays.fill(known, knownAt);
    List<ColumnValues> columns = new ArrayList<>();
    columns.add(Texts.all(sources, rows));
    columns.add(Texts.all(universe, rows));
    columns.add(new Texts(members.stream().map(ComputedValues::ticker).toList(), lengths));
    columns.add(new Days(date));
    for (int c = 0; c < members.get(0).columns().size(); c++) {
      int column = c;
      columns.add(
          new Doubles(members.stream().map(ticker -> ticker.columns().get(column)).toList()));
    }
    columns.add(new Micros(event));
    columns.add(new Micros(known));
    columns.add(Texts.all(runKey, rows));
    return new RowGroup(rows, columns);
  }

  private static Timestamp timestamp(long micros) {
    return Timestamp.from(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
