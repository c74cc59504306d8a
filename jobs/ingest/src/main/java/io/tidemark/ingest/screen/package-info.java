/** Plausibility checks of bars that no other vendor confirms, with data known before them. */
package io.tidemark.ingest.screen;
