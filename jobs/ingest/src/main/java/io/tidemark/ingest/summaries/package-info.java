/** What was landed, held against what the vendors count themselves. */
package io.tidemark.ingest.summaries;
