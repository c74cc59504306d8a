/** Bars, vendors and corporate actions, and the point-in-time adjustment of prices. */
package io.tidemark.core.market;
