/** The jobs that fetch, land, import and reconcile what vendors say about the market. */
package io.tidemark.ingest;
