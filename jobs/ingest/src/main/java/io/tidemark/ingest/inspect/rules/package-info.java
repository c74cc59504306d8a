/** The alert rules, and the queries of the lake that they need. */
package io.tidemark.ingest.inspect.rules;
