/** What the worker measures of the jobs it runs, as Prometheus scrapes it. */
package io.tidemark.worker.metrics;
