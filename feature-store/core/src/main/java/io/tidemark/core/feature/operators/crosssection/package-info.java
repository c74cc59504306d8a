/** Operators across all entities at one time. */
package io.tidemark.core.feature.operators.crosssection;
