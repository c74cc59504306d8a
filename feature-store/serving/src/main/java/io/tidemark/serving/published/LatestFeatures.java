package io.tidemark.serving.published;

import io.tidemark.core.table.Table;
import io.tidemark.views.delta.ColumnBatch;
import io.tidemark.views.delta.Micros;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The features of the last session that a set has: of every ticker its last row. */
public final class LatestFeatures {
  private final LocalDate date;
  private final Instant knownAt;
  private final Map<String, Integer> columns = new HashMap<>();
  private final Map<String, Row> rows;

  /**
   * The row of one ticker.
   *
   * @param end within the day when its bar ends
   * @param values one a feature; NaN where there is none
   */
  private record Row(long knownAt, Optional<Instant> end, double[] values) {
    /** Whether it takes another's place: it is later in the session, or known later. */
    boolean isAfter(Row other) {
      int later = end.isPresent() ? end.get().compareTo(other.end.orElseThrow()) : 0;
      return later > 0 || (later == 0 && knownAt >= other.knownAt);
    }
  }

  private LatestFeatures(LocalDate date, List<String> names, Map<String, Row> rows) {
    this.date = date;
    this.knownAt =
        Micros.instant(rows.values().stream().mapToLong(Row::knownAt).max().orElseThrow());
    names.forEach(name -> columns.put(name, columns.size()));
    this.rows = Map.copyOf(rows);
  }

  /** The session. */
  public LocalDate date() {
    return date;
  }

  /** When its latest row became known. */
  public Instant knownAt() {
    return knownAt;
  }

  /** Whether the ticker has a row in the last session. */
  public boolean has(String ticker) {
    return rows.containsKey(ticker);
  }

  /** Within the day, when the bar of the row of a ticker that is {@link #has there} ends. */
  public Optional<Instant> end(String ticker) {
    return rows.get(ticker).end();
  }

  /** When the row of a ticker that is {@link #has there} became known. */
  public Instant knownAt(String ticker) {
    return Micros.instant(rows.get(ticker).knownAt());
  }

  /** The value of a feature for a ticker that {@link #has has} a row; NaN where missing. */
  public double value(String ticker, String feature) {
    return rows.get(ticker).values()[columns.get(feature)];
  }

  /** The chosen features of a ticker that {@link #has has} a row, in the requested order. */
  public Map<String, Double> values(String ticker, List<String> features) {
    Map<String, Double> values = new LinkedHashMap<>();
    features.forEach(feature -> values.put(feature, value(ticker, feature)));
    return values;
  }

  /** Takes rows of the session in any order; of a ticker's the last stays, as it was known last. */
  static final class Builder {
    private final LocalDate date;
    private final List<String> names;
    private final boolean intraday;
    private final RowIndex index;
    private final Map<String, Row> rows = new HashMap<>();

    /**
     * @param names the features, in the order of the values
     * @param index the rows of the version; others were withdrawn
     */
    Builder(LocalDate date, List<String> names, boolean intraday, RowIndex index) {
      this.date = date;
      this.names = names;
      this.intraday = intraday;
      this.index = index;
    }

    /** Adds those rows of a batch that were known at a time. */
    void add(ColumnBatch batch, long asOf) {
      String[] tickers = batch.texts("ticker");
      long[] known = batch.micros(VersionLoader.KNOWN_AT);
      double[][] values = names.stream().map(batch::doubles).toArray(double[][]::new);
      RowTimes times = RowTimes.of(batch, intraday);
      boolean[] withdrawn = batch.isPresent(Table.WITHDRAWN);
      for (int i = 0; i < batch.size(); i++) {
        if (known[i] <= asOf && !withdrawn[i] && index.has(tickers[i], times.place(i))) {
          double[] row = new double[values.length];
          for (int feature = 0; feature < row.length; feature++) {
            row[feature] = values[feature][i];
          }
          Optional<Instant> end = times.end(i);
          rows.merge(
              tickers[i],
              new Row(known[i], end, row),
              (held, next) -> next.isAfter(held) ? next : held);
        }
      }
    }

    LatestFeatures build() {
      return new LatestFeatures(date, names, rows);
    }
  }
}
