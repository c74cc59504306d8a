/**
 * Features over HTTP: those of the last session, any row of any published version, and live values.
 */
package io.tidemark.serving.features;
