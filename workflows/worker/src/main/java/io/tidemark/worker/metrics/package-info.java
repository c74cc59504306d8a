/** Metrics of the jobs that the worker runs, in the format of Prometheus. */
package io.tidemark.worker.metrics;
