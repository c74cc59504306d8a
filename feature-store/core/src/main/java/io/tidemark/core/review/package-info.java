/** Decisions by people and rules about rows and tickers, and their transfer to the worker. */
package io.tidemark.core.review;
