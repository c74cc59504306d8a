/** Runs the consensus of many tickers on Spark. */
package io.tidemark.ingest.reconcile;
