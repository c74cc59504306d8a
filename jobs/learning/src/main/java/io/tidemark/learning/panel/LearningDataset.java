package io.tidemark.learning.panel;

import java.io.Serializable;

/**
 * The input of learners and models: a panel and the ranks of its features, computed once and
 * shared.
 *
 * @param ranks centred ranks of the panel's features, in the same order
 */
public record LearningDataset(Panel panel, RankedInputs ranks) implements Serializable {
  public LearningDataset {
    if (ranks.features() != panel.features().size()) {
      throw new IllegalArgumentException(
          "%d ranked features of a panel that has %d; rank the panel itself"
              .formatted(ranks.features(), panel.features().size()));
    }
  }

  /** Ranks the features of a panel. */
  public static LearningDataset of(Panel panel) {
    return new LearningDataset(panel, RankedInputs.of(panel));
  }
}
