/** Chooses features per regime and publishes a feature set as a version that never changes. */
package io.tidemark.features.publish;
