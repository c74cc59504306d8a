/** Labels sessions with the market regime that a hidden Markov model, fitted on the past, sees. */
package io.tidemark.regimes;
