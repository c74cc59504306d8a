/** Alpaca's market data protocol: bars with page tokens, and corporate actions by type. */
package io.tidemark.feeds.alpaca;
