/** MLflow runs: finds them by tags, logs them once and ends them. Without Spark. */
package io.tidemark.tracking;
