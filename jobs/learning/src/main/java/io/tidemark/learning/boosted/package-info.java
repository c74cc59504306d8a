/** Gradient-boosted trees: XGBoost, saved in its native format. */
package io.tidemark.learning.boosted;
