/** What is worth an alert: plain rules, and where in the lake their facts are found. */
package io.tidemark.ingest.inspect.rules;
