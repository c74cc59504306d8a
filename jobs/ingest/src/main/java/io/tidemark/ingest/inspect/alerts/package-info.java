/** Alerts and their publication to the log, a webhook and {@code ops.alerts}. */
package io.tidemark.ingest.inspect.alerts;
