/** Hidden Markov models with normal emissions: filter and fit, over arrays. */
package io.tidemark.regimes.hmm;
