package io.tidemark.serving.published;

import io.tidemark.core.registry.Manifest;
import java.util.NavigableMap;

/**
 * A published version in memory. Nothing in it changes, so a request that holds one sees one
 * version, whatever is published meanwhile.
 *
 * @param prices by ticker
 */
public record ServedVersion(
    Manifest manifest,
    NavigableMap<String, PriceHistory> prices,
    LatestFeatures features,
    RegimeSeries regimes) {}
