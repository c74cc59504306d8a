package io.tidemark.learning;

import io.tidemark.learning.baseline.RidgeTrainer;
import io.tidemark.learning.boosted.BoosterTrainer;
import io.tidemark.learning.learner.Learner;
import io.tidemark.learning.learner.PerRegime;
import java.util.List;
import java.util.stream.Stream;

/**
 * The learners that a training compares. Each kind is included pooled and per regime, so that the
 * gain from the kind of model can be separated from the gain from the split by regime.
 */
final class Learners {
  static final Learner BASELINE = new RidgeTrainer();

  /** The challengers, simpler ones first: the first wins a tie. */
  static final List<Learner> CHALLENGERS =
      List.of(
          new PerRegime(new RidgeTrainer()),
          new BoosterTrainer(),
          new PerRegime(new BoosterTrainer()));

  private Learners() {}

  /** The baseline and its challengers. */
  static List<Learner> all() {
    return Stream.concat(Stream.of(BASELINE), CHALLENGERS.stream()).toList();
  }
}
