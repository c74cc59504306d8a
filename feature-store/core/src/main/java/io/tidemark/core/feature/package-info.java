/**
 * The feature language: one algebraic line per feature, compiled to a plan that knows its
 * look-back, sources, unit and hash, and that is the same in batch, backfill and live.
 */
package io.tidemark.core.feature;
