/** The jobs that fetch, land, import, reconcile and inspect vendors' market data. */
package io.tidemark.ingest;
