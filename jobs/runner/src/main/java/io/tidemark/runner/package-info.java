/** Runs steps: from a request record to a result record, with one Spark session per process. */
package io.tidemark.runner;
