/** What a feature set can read, one class a source; {@code META-INF/services} lists them. */
package io.tidemark.sources;
