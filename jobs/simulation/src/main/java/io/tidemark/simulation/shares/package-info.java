/** The shares that simulated vendors tell of: the invented market's or those of real files. */
package io.tidemark.simulation.shares;
