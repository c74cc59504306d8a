/** Decisions of people and rules: on rows in quarantine, and on tickers that may not be used. */
package io.tidemark.flows.decisions;
