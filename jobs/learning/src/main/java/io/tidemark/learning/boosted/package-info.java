/** Gradient-boosted trees: XGBoost, trained as Spark tasks, kept in its own native format. */
package io.tidemark.learning.boosted;
