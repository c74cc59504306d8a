package io.tidemark.learning.panel;

import java.io.Serializable;

/**
 * What learners learn from and models predict from: a panel and the ranks of its features, made
 * once and shared by all.
 *
 * @param ranks of the panel's features, in their order
 */
public record LearningDataset(Panel panel, RankedInputs ranks) implements Serializable {
  public LearningDataset {
    if (ranks.features() != panel.features().size()) {
      throw new IllegalArgumentException(
          "%d ranked features of a panel that has %d; rank the panel itself"
              .formatted(ranks.features(), panel.features().size()));
    }
  }

  /** Ranks the panel's features. */
  public static LearningDataset of(Panel panel) {
    return new LearningDataset(panel, RankedInputs.of(panel));
  }
}
