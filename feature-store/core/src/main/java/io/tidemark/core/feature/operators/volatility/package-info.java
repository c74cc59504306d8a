/** Range-based estimators of daily variance, averaged over a window. */
package io.tidemark.core.feature.operators.volatility;
