/** Tidemark's side of Temporal: connections, the embedded server, workers and the schedule. */
package io.tidemark.worker;
