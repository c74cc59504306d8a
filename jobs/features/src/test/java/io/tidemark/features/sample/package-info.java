/** A small invented market, from prices to scores, for tests of what comes after training. */
package io.tidemark.features.sample;
