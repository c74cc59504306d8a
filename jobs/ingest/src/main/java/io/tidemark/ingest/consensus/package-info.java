/** One agreed price history out of what several vendors say, at every knowledge time. */
package io.tidemark.ingest.consensus;
