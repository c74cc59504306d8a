/** Tables written as plain arrays, a column at a time, without a row object in between. */
package io.tidemark.lake.columns;
