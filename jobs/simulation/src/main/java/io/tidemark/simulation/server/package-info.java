/** A local server that speaks the vendors' protocols, with the faults of their networks. */
package io.tidemark.simulation.server;
