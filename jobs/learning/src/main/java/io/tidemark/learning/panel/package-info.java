/** The training data of models: ticker-days in arrays, sorted by day. */
package io.tidemark.learning.panel;
