/** Operators over a window of rows. */
package io.tidemark.core.feature.operators.rolling;
