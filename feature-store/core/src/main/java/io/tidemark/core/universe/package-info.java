/** Which tickers a feature set is computed over in each session. */
package io.tidemark.core.universe;
