/** Series with vintages, and the sources that join them to rows. */
package io.tidemark.sources.vintages;
