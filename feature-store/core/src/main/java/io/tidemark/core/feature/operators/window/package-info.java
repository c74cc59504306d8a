/**
 * What all windows over a stretch of rows share, computed once: moments, trends, the order of
 * values.
 */
package io.tidemark.core.feature.operators.window;
