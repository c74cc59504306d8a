/** What each type of record holds: from the text of one row to the typed row of its table. */
package io.tidemark.ingest.land.records;
