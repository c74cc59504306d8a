/**
 * A seeded market with known truth: what each vendor shows of it, and the faults planted in that.
 */
package io.tidemark.simulation;
