/** What people and rules found and decided about the data. */
package io.tidemark.core.table.ops;
