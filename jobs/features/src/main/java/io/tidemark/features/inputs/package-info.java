/** Reads the inputs of features and distributes them to Spark tasks by ticker. */
package io.tidemark.features.inputs;
