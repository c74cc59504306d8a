package io.tidemark.core.source;

/** A source that can supply the rows of a set. */
public non-sealed interface RowSource extends FeatureSource {}
