/** Quarantined rows and people's decisions about them. */
package io.tidemark.ingest.quarantine;
