/**
 * Data that a feature set can read, one class per source; {@code META-INF/services} lists the
 * classes.
 */
package io.tidemark.sources;
