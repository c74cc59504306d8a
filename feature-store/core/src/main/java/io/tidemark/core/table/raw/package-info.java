/** Vendor payloads byte for byte, and requests that were given up. */
package io.tidemark.core.table.raw;
