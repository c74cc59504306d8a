package io.tidemark.serving.published;

import io.tidemark.views.delta.ColumnBatch;
import io.tidemark.views.delta.Micros;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The features of the last session of a set, for every ticker. */
public final class LatestFeatures {
  private final LocalDate date;
  private final Instant knownAt;
  private final Map<String, Integer> columns = new HashMap<>();
  private final Map<String, Row> rows;

  /**
   * The row of one ticker.
   *
   * @param values one per feature; NaN where missing
   */
  private record Row(long knownAt, double[] values) {}

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

  /** When the row of a ticker became known, if the ticker {@link #has has} a row. */
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

  /**
   * Collects rows of the session in any order; of several rows of a ticker the last known one is
   * kept.
   */
  static final class Builder {
    private final LocalDate date;
    private final List<String> names;
    private final Map<String, Row> rows = new HashMap<>();

    /**
     * @param names the features, in the order of the values
     */
    Builder(LocalDate date, List<String> names) {
      this.date = date;
      this.names = names;
    }

    /** Adds those rows of a batch that were known at a time. */
    void add(ColumnBatch batch, long asOf) {
      String[] tickers = batch.texts("ticker");
      long[] known = batch.micros(VersionLoader.KNOWN_AT);
      double[][] values = names.stream().map(batch::doubles).toArray(double[][]::new);
      for (int i = 0; i < batch.size(); i++) {
        Row before = rows.get(tickers[i]);
        if (known[i] <= asOf && (before == null || known[i] >= before.knownAt())) {
          double[] row = new double[values.length];
          for (int feature = 0; feature < row.length; feature++) {
            row[feature] = values[feature][i];
          }
          rows.put(tickers[i], new Row(known[i], row));
        }
      }
    }

    LatestFeatures build() {
      return new LatestFeatures(date, names, rows);
    }
  }
}
