/** The operators of the feature language, one small class each. */
package io.tidemark.core.feature.operators;
