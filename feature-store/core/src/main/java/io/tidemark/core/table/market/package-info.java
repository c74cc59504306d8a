/** What the market did, as vendors say and as it was agreed. */
package io.tidemark.core.table.market;
