/** What the API measures of itself, as Prometheus scrapes it. */
package io.tidemark.serving.metrics;
