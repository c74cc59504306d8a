/** Bars that no other vendor bears out, looked at with what was known before them. */
package io.tidemark.ingest.screen;
