package io.tidemark.learning.learner;

import io.tidemark.learning.panel.Panel;
import io.tidemark.learning.panel.TrainingRows;

/**
 * Decides what a regime's model is trained on: the regime's own rows, or those of all regimes where
 * it has fewer than {@value #MIN_ROWS} rows or {@value #MIN_DAYS} days of its own, too few to
 * separate signal from noise.
 */
final class RegimeRows {
  static final int MIN_ROWS = 5_000;
  static final int MIN_DAYS = 60;

  private RegimeRows() {}

  /**
   * The rows to train on for a regime.
   *
   * @param sessions how many sessions from the first may be used
   * @param regime name of a regime, or {@link Panel#UNKNOWN}, which always gives the rows of all
   *     regimes
   */
  static TrainingRows of(Panel panel, int sessions, String regime) {
    TrainingRows own = new TrainingRows(sessions, regime);
    if (regime.equals(Panel.UNKNOWN)) {
      return own.pooled();
    }
    TrainingRows.Size size = own.in(panel);
    return size.rows() < MIN_ROWS || size.days() < MIN_DAYS ? own.pooled() : own;
  }
}
