/**
 * The contract between feature sources and their readers: Spark jobs, and views that run without
 * Spark.
 */
package io.tidemark.core.source;
