/** How good a prediction was, and how sure that is. */
package io.tidemark.learning.metrics;
