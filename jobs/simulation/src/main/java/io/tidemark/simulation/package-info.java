/** A seeded market with known ground truth, each vendor's view of it, and the planted faults. */
package io.tidemark.simulation;
