/** Bytes as they came, and requests that were given up. */
package io.tidemark.core.table.raw;
