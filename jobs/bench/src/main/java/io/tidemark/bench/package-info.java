/**
 * Benchmarks: Tidemark beside its peers, in one run, on the same values, outputs compared first.
 */
package io.tidemark.bench;
