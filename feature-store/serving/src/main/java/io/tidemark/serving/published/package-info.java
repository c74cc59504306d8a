/** The published version of a feature set, whole and immutable in memory. */
package io.tidemark.serving.published;
