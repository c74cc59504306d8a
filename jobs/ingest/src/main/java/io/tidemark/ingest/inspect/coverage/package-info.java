/** Sessions without a bar, each with why. */
package io.tidemark.ingest.inspect.coverage;
