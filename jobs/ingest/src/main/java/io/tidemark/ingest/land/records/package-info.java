/** The record types: how the text of a row becomes the typed row of its table. */
package io.tidemark.ingest.land.records;
