/** Definitions of the lake's tables: name, key, columns with their units. */
package io.tidemark.core.table;
