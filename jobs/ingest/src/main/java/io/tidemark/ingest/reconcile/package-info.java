/** The consensus of many tickers at once: rows in, rows out. */
package io.tidemark.ingest.reconcile;
