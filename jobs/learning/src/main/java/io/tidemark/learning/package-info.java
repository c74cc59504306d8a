/** Trains models on feature tables and judges them by walk-forward against a named baseline. */
package io.tidemark.learning;
