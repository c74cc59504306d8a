/** Runs in MLflow: found again by their tags, logged once, ended. No Spark. */
package io.tidemark.tracking;
