/** Trains models on feature tables and compares them in a walk-forward with a named baseline. */
package io.tidemark.learning;
