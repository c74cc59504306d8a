/**
 * Plausibility checks of bars that no other vendor confirms, with data known before them, and of
 * bars that a vendor repeats on its next day.
 */
package io.tidemark.ingest.screen;
