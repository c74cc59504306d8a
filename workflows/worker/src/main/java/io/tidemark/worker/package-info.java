/** Tidemark's use of Temporal: connections, the embedded server, workers and schedules. */
package io.tidemark.worker;
