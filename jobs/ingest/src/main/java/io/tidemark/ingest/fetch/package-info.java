/** Asking live vendors, a chunk of tickers at a time. */
package io.tidemark.ingest.fetch;
