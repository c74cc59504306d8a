/** Macro inputs of the regime model, computed from series with vintages. */
package io.tidemark.regimes.macro;
