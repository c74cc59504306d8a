/** Prices that differ from what published versions read. */
package io.tidemark.ingest.restatements;
