/** Sessions without a bar, with the reason. */
package io.tidemark.ingest.inspect.coverage;
