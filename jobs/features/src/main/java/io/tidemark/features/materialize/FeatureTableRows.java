package io.tidemark.features.materialize;

import io.tidemark.core.table.Table;
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
import java.util.stream.Stream;
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
  private final PlaceTimes times;

  FeatureTableRows(
      String sources, String universe, String runKey, Instant knownAt, PlaceTimes times) {
    this.sources = sources;
    this.universe = universe;
    this.runKey = runKey;
    this.knownAt = ChronoUnit.MICROS.between(Instant.EPOCH, knownAt);
    this.times = times;
  }

  /** Single rows, ticker by ticker, with the columns of {@link Table#given}. */
  Iterator<Row> rows(Iterator<ComputedValues> tickers) {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(tickers, Spliterator.ORDERED), false)
        .flatMap(this::rows)
        .iterator();
  }

  private Stream<Row> rows(ComputedValues ticker) {
    int[] days = times.days(ticker.places());
    long[] ends = times.ends(ticker.places());
    long[] decisions = times.decisions(ticker.places());
    return IntStream.range(0, ticker.rows())
        .mapToObj(i -> row(ticker, i, days[i], ends[i], decisions[i]));
  }

  private Row row(ComputedValues ticker, int i, int day, long end, long decision) {
    List<Object> cells =
        new ArrayList<>(
            List.of(sources, universe, ticker.ticker(), Date.valueOf(LocalDate.ofEpochDay(day))));
    if (times.isIntraday()) {
      cells.add(timestamp(end));
    }
    ticker.columns().forEach(column -> cells.add(column[i]));
    cells.add(timestamp(decision));
    cells.add(null); // not withdrawn
    cells.add(timestamp(end));
    cells.add(timestamp(knownAt));
    return RowFactory.create(cells.toArray());
  }

  /** Row groups with as many consecutive tickers as fit. */
  Iterator<RowGroup> groups(Iterator<ComputedValues> tickers) {
    return TickerGroups.of(tickers, this::group);
  }

  private RowGroup group(List<ComputedValues> members) {
    int[] lengths = members.stream().mapToInt(ComputedValues::rows).toArray();
    int[] places =
        members.stream().flatMapToInt(ticker -> Arrays.stream(ticker.places())).toArray();
    long[] ends = times.ends(places);
    long[] known = new long[places.length];
    Arrays.fill(known, knownAt);
    List<ColumnValues> columns = new ArrayList<>();
    columns.add(Texts.all(sources, places.length));
    columns.add(Texts.all(universe, places.length));
    columns.add(new Texts(members.stream().map(ComputedValues::ticker).toList(), lengths));
    columns.add(new Days(times.days(places)));
    if (times.isIntraday()) {
      columns.add(new Micros(ends));
    }
    for (int c = 0; c < members.get(0).columns().size(); c++) {
      int column = c;
      columns.add(
          new Doubles(members.stream().map(ticker -> ticker.columns().get(column)).toList()));
    }
    columns.add(new Micros(times.decisions(places)));
    columns.add(new Micros(ends));
    columns.add(new Micros(known));
    columns.add(Texts.all(runKey, places.length));
    return new RowGroup(places.length, columns);
  }

  private static Timestamp timestamp(long micros) {
    return Timestamp.from(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
  }
}
