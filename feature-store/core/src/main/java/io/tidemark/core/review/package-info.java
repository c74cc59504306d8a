/** What people and rules say about rows and tickers, and how it is handed over. */
package io.tidemark.core.review;
