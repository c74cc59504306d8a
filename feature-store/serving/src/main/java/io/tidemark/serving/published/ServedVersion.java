package io.tidemark.serving.published;

import io.tidemark.core.registry.Manifest;
import java.util.NavigableSet;

/**
 * A published version. It is immutable, so a request that holds one sees one version, even if
 * another is published meanwhile.
 *
 * @param features features of the last session, in memory
 * @param rows all rows
 */
public record ServedVersion(
    Manifest manifest, LatestFeatures features, VersionRows rows, RegimeSeries regimes) {
  /** All tickers that the version has on any day, in order. */
  public NavigableSet<String> tickers() {
    return rows.index().tickers();
  }
}
