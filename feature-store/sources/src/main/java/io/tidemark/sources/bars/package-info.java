/** Sources that supply the rows of a set: daily prices and minute bars. */
package io.tidemark.sources.bars;
