/** Labels sessions with market regimes from a hidden Markov model that is fitted on the past. */
package io.tidemark.regimes;
