/** The lake's reconciled prices and halts, kept in memory and up to date. */
package io.tidemark.serving.prices;
