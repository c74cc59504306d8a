/** Fetches data from live vendors, one chunk of tickers at a time. */
package io.tidemark.ingest.fetch;
