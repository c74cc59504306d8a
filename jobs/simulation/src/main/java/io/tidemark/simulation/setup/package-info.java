/** What a simulated market is made from: its seed, its faults by name, and real files if any. */
package io.tidemark.simulation.setup;
