/**
 * What is worth knowing after a load: which bars are missing and why, and what somebody should look
 * at.
 */
package io.tidemark.ingest.inspect;
