/**
 * The lake: Delta tables with two clocks, written idempotently under a run key and read as of a
 * time.
 */
package io.tidemark.lake;
