/** Finds prices that differ from those that published versions read. */
package io.tidemark.ingest.restatements;
