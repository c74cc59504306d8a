/** A simulated equity index future, minute by minute. */
package io.tidemark.simulation.futures;
