/** The published version of a feature set, immutable in memory. */
package io.tidemark.serving.published;
