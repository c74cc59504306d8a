/** Operators that read one row only, such as arithmetic, logarithm and sign. */
package io.tidemark.core.feature.operators.elementwise;
