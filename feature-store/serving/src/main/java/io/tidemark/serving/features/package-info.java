/** Features over HTTP: the last session's, any row of any published version, and live values. */
package io.tidemark.serving.features;
