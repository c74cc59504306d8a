/**
 * Why vendors disagree. Prices rest on {@code consensus}, which decides each day with what was
 * known of the past; here all that is known by now is used to name the cause of what is left.
 */
package io.tidemark.ingest.disputes;
