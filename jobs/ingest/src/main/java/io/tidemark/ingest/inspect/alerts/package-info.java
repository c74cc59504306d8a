/** Alerts, and how they are told. */
package io.tidemark.ingest.inspect.alerts;
