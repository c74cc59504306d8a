/** The as-of join: to every row, the last row of another table that could be known at its time. */
package io.tidemark.lake.asof;
