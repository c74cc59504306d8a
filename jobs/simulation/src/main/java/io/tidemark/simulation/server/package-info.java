/** A local server with the vendors' protocols and simulated network faults. */
package io.tidemark.simulation.server;
