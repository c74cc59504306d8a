/** Least-squares lines and correlation over a window. */
package io.tidemark.core.feature.operators.regression;
