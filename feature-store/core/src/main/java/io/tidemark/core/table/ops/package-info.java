/** What rules found in the data and what people decided about it. */
package io.tidemark.core.table.ops;
