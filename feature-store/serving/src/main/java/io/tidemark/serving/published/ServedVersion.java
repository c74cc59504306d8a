package io.tidemark.serving.published;

import io.tidemark.core.registry.Manifest;

/**
 * A published version in memory. Nothing in it changes, so a request that holds one sees one
 * version, whatever is published meanwhile.
 */
public record ServedVersion(Manifest manifest, LatestFeatures features, RegimeSeries regimes) {}
