/**
 * Intermediate results that all windows over a range of rows share and that are computed once:
 * moments, trends, the order of values.
 */
package io.tidemark.core.feature.operators.window;
