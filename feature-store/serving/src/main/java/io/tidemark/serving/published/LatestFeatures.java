package io.tidemark.serving.published;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;

/** The features of the last session that a set has, for every ticker. */
public final class LatestFeatures {
  private final LocalDate date;
  private final Instant knownAt;
  private final Map<String, Integer> columns = new HashMap<>();
  private final SortedMap<String, double[]> rows;
  private final NavigableSet<String> tickers;

  /**
   * @param names the features, in the order of the values
   * @param rows by ticker, one value a feature; NaN where there is none
   * @param tickers all tickers that the set has on any day
   */
  LatestFeatures(
      LocalDate date,
      Instant knownAt,
      List<String> names,
      SortedMap<String, double[]> rows,
      NavigableSet<String> tickers) {
    this.date = date;
    this.knownAt = knownAt;
    names.forEach(name -> columns.put(name, columns.size()));
    this.rows = rows;
    this.tickers = tickers;
  }

  /** The session. */
  public LocalDate date() {
    return date;
  }

  /** When the last of its rows became known. */
  public Instant knownAt() {
    return knownAt;
  }

  /** All tickers that the set has on any day, in order. */
  public NavigableSet<String> tickers() {
    return tickers;
  }

  /** Whether the ticker has a row in the last session. */
  public boolean has(String ticker) {
    return rows.containsKey(ticker);
  }

  /** The chosen features of a ticker that is {@link #has there}, in the order asked for. */
  public Map<String, Double> values(String ticker, List<String> features) {
    double[] row = rows.get(ticker);
    Map<String, Double> values = new LinkedHashMap<>();
    features.forEach(feature -> values.put(feature, row[columns.get(feature)]));
    return values;
  }
}
