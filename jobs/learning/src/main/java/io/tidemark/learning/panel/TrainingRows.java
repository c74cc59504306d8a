package io.tidemark.learning.panel;

import java.io.Serializable;
import java.util.stream.IntStream;

/**
 * Which rows a model is trained on: the labelled rows of the first sessions, in one regime or in
 * all.
 *
 * @param sessions how many sessions from the first
 * @param regime a regime's name, or {@link #POOLED}
 */
public record TrainingRows(int sessions, String regime) implements Serializable {
  /** The name of all regimes together. */
  public static final String POOLED = "pooled";

  /** The same sessions, in all regimes. */
  public TrainingRows pooled() {
    return new TrainingRows(sessions, POOLED);
  }

  /** Indexes of the labelled rows, ascending. */
  public int[] labelled(Panel panel) {
    return IntStream.range(0, sessions)
        .filter(s -> includes(panel.regime(s)))
        .flatMap(s -> IntStream.range(panel.start(s), panel.end(s)))
        .filter(panel::hasLabel)
        .toArray();
  }

  /**
   * The amount of training data.
   *
   * @param days number of sessions with at least one row
   */
  public record Size(int rows, int days) {}

  /** Counts the rows. */
  public Size in(Panel panel) {
    int rows = 0;
    int days = 0;
    for (int s = 0; s < sessions; s++) {
      int before = rows;
      if (includes(panel.regime(s))) {
        for (int row = panel.start(s); row < panel.end(s); row++) {
          rows += panel.hasLabel(row) ? 1 : 0;
        }
      }
      days += rows > before ? 1 : 0;
    }
    return new Size(rows, days);
  }

  /** Whether days of that regime are included. */
  public boolean includes(String ofSession) {
    return regime.equals(POOLED) || regime.equals(ofSession);
  }
}
