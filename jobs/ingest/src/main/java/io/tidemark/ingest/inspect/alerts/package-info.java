/** What somebody should look at, and how it is told. */
package io.tidemark.ingest.inspect.alerts;
