/** Metrics of the API, in the format of Prometheus. */
package io.tidemark.serving.metrics;
