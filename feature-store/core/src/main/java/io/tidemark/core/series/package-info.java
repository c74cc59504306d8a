/** Statistics of plain arrays. */
package io.tidemark.core.series;
