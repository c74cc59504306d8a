/** A seeded market with known truth, and a local server that speaks the vendors' protocols. */
package io.tidemark.simulation;
