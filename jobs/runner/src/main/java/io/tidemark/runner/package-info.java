/** Runs a step: a request record in, a result record out, on one Spark session a process. */
package io.tidemark.runner;
