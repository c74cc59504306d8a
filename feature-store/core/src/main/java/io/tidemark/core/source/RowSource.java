package io.tidemark.core.source;

/** A source whose rows can be those of a set. */
public non-sealed interface RowSource extends FeatureSource {}
