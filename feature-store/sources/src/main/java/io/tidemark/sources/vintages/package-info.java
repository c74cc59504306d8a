/** Series whose observations have vintages, and the sources that join them to rows. */
package io.tidemark.sources.vintages;
