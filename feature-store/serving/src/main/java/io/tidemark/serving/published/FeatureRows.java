package io.tidemark.serving.published;

import java.util.List;
import java.util.Optional;

/**
 * Rows of a version, in columns, by ticker and then by time.
 *
 * @param features names of the values' columns
 * @param times when each is
 * @param knownAt microseconds since 1970-01-01T00:00Z
 * @param values one array per feature with one value per row; NaN where missing
 * @param next the first row of the next page; empty on the last page
 */
public record FeatureRows(
    List<String> features,
    String[] tickers,
    RowTimes times,
    long[] knownAt,
    double[][] values,
    Optional<RowKey> next) {

  /** Number of rows. */
  public int size() {
    return tickers.length;
  }
}
