/** Features, regimes and the scores of models. */
package io.tidemark.core.table.learning;
