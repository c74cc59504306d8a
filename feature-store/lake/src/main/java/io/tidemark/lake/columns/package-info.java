/** Tables written from plain arrays, column by column, without row objects. */
package io.tidemark.lake.columns;
