/**
 * Reports on features: Spark brings each feature's column together, what is found in it is plain
 * arithmetic, and a page, two files and a run in MLflow tell it.
 */
package io.tidemark.features.factors;
