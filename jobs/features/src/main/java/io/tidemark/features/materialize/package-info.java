/** Builds feature tables from prices, one row per ticker and session, and exports them to files. */
package io.tidemark.features.materialize;
