/** Builds feature tables: prices in, one row a ticker and session out. */
package io.tidemark.features.materialize;
