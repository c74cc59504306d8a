/**
 * Benchmarks that compare Tidemark with its peers in one run on the same data, after checking that
 * the outputs are equal.
 */
package io.tidemark.bench;
