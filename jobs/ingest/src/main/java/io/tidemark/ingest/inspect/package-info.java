/**
 * What is worth knowing after a load: which bars are missing and why, whether what was landed adds
 * up to what the vendors count, and what somebody should look at.
 */
package io.tidemark.ingest.inspect;
