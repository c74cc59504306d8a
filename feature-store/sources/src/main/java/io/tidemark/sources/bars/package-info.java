/** Sources that make rows: daily prices and minutes. */
package io.tidemark.sources.bars;
