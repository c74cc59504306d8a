/** The shares of simulated vendors: those of the simulated market or of real files. */
package io.tidemark.simulation.shares;
