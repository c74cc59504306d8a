/** Checks landed bars against the vendors' own counts. */
package io.tidemark.ingest.summaries;
