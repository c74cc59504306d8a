/**
 * Reads files of bars, corporate actions and macro observations row by row on Spark's executors.
 */
package io.tidemark.ingest.files;
