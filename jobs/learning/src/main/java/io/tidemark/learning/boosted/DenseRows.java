package io.tidemark.learning.boosted;

import io.tidemark.learning.panel.Panel;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Copies rows of a panel into XGBoost's native memory. */
final class DenseRows {
  private DenseRows() {}

  /** The features of these rows as a matrix; the caller must dispose of it. */
  static DMatrix of(Panel panel, int[] rows) throws XGBoostError {
    int p = panel.features().size();
    float[] dense = new float[Math.multiplyExact(rows.length, p)];
    for (int f = 0; f < p; f++) {
      for (int i = 0; i < rows.length; i++) {
        dense[i * p + f] = panel.value(f, rows[i]);
      }
    }
    return new DMatrix(dense, rows.length, p, Float.NaN);
  }
}
