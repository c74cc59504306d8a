/** Windows measured by a clock, in time, volume or trades, instead of in rows. */
package io.tidemark.core.feature.operators.clock;
