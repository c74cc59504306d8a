/** What a training leaves in MLflow: one run a training, one nested run a fold. */
package io.tidemark.learning.mlflow;
