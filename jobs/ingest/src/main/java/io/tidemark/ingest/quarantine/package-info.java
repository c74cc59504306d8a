/** Rows that wait for somebody's word, and what was decided about them. */
package io.tidemark.ingest.quarantine;
