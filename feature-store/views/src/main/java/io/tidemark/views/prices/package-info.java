/** Agreed prices as known at a time, with splits and dividends taken out on reading. */
package io.tidemark.views.prices;
