/** Macro series with their vintages, and the figures that a regime model forms of them. */
package io.tidemark.regimes.macro;
