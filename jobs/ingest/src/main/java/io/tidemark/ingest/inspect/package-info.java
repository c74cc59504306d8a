/** Inspection after a load: which bars are missing and why, and alerts. */
package io.tidemark.ingest.inspect;
