/** Operators that look at one row: arithmetic, logarithm, sign. */
package io.tidemark.core.feature.operators.elementwise;
