/** Validation and loading: text becomes typed rows, and rows that break a rule go to quarantine. */
package io.tidemark.ingest.land;
