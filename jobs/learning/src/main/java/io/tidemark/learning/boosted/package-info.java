/** Gradient-boosted trees: XGBoost, kept in its own native format. */
package io.tidemark.learning.boosted;
