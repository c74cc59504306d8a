/**
 * The simulated market: regimes, prices with a planted signal, corporate actions and macro series.
 */
package io.tidemark.simulation.market;
