/** Settings of a simulated market: seed, faults by name, and optionally real files. */
package io.tidemark.simulation.setup;
