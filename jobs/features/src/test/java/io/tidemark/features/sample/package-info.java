/** A small made market, from prices to scores, for tests of the steps after training. */
package io.tidemark.features.sample;
