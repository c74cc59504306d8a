/** Tracking of trainings in MLflow: one run per training with one nested run per fold. */
package io.tidemark.learning.mlflow;
