/** Market data: as each vendor gives it, and as reconciled. */
package io.tidemark.core.table.market;
