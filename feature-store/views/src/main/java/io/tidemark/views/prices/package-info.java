/** Reconciled prices as known at a time, adjusted for splits and dividends when they are read. */
package io.tidemark.views.prices;
