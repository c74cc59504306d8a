/** One class a table: its name, purpose, key, and columns with their units. */
package io.tidemark.lake.tables;
