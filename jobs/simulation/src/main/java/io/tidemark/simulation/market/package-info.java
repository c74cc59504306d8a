/** How the simulated market moves: regimes, prices with a planted signal, actions and macro. */
package io.tidemark.simulation.market;
