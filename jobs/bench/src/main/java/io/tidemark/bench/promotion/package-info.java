/** Simulated worlds in which it is known whether a challenger is better. */
package io.tidemark.bench.promotion;
