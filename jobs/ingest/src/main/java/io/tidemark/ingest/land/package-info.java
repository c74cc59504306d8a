/**
 * The one door into the lake: text becomes typed rows, and what breaks a rule goes to quarantine.
 */
package io.tidemark.ingest.land;
