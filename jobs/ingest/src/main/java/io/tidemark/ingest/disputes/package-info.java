/**
 * Finds why vendors disagree. Prices come from {@code consensus}, which decides each day with the
 * data known at that time; this package uses all data known now to explain the remaining
 * disagreements.
 */
package io.tidemark.ingest.disputes;
