/** The lake's agreed prices and halts, kept in memory and followed. */
package io.tidemark.serving.prices;
