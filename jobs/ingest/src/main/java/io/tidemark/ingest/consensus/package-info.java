/** Reconciles the data of several vendors to one price history, as of every knowledge time. */
package io.tidemark.ingest.consensus;
