package io.tidemark.serving.published;

import io.tidemark.core.registry.Manifest;
import java.util.NavigableSet;

/**
 * A published version. Nothing in it changes, so a request that holds one sees one version,
 * whatever is published meanwhile.
 *
 * @param features of the last session, in memory
 * @param rows all of it
 */
public record ServedVersion(
    Manifest manifest, LatestFeatures features, VersionRows rows, RegimeSeries regimes) {
  /** All tickers that the version has on any day, in order. */
  public NavigableSet<String> tickers() {
    return rows.index().tickers();
  }
}
