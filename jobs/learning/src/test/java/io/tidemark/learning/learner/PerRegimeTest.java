package io.tidemark.learning.learner;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.learning.baseline.RidgeTrainer;
import io.tidemark.learning.boosted.BoosterTrainer;
import io.tidemark.learning.panel.LearningDataset;
import io.tidemark.learning.panel.Panel;
import io.tidemark.learning.panel.PanelRow;
import io.tidemark.learning.panel.Panels;
import io.tidemark.learning.panel.Panels.Signal;
import io.tidemark.learning.panel.TrainingRows;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PerRegimeTest {
  private static final Signal NOISE = (f, noise) -> noise;
  private static final List<Learner> LEARNERS = List.of(new RidgeTrainer(), new BoosterTrainer());

  @Test
  void aRegimeUsesItsOwnDays() {
    Panel panel = Panels.panel(600, 20, 2, 5, NOISE);
    assertThat(window(panel, 500, "calm")).isEqualTo(new TrainingRows(500, "calm"));
  }

  @Test
  void aSmallRegimeAndAnUnknownRegimeUseAllRows() {
    Panel panel = Panels.panel(600, 20, 2, 5, NOISE);
    assertThat(window(panel, 300, "calm").regime()).isEqualTo(TrainingRows.POOLED);
    assertThat(window(panel, 500, Panel.UNKNOWN).regime()).isEqualTo(TrainingRows.POOLED);
  }

  @Test
  void withOneRegimePooledAndPerRegimeModelsAreEqual() {
    List<PanelRow> rows = Panels.rows(600, 20, 3, 5, (f, noise) -> f[0] + f[1] * f[2] + noise);
    Panel panel =
        Panel.of(
            Panels.features(3),
            rows,
            Panels.sessions(600).stream().collect(Collectors.toMap(d -> d, d -> "calm")));
    LearningDataset dataset = LearningDataset.of(panel);
    LEARNERS.forEach(
        learner -> {
          Learner split = new PerRegime(learner);
          assertThat(split.name()).isEqualTo(learner.name() + "-per-regime");
          TrainingRows own = split.windowFor(panel, 500, "calm");
          TrainingRows all = learner.windowFor(panel, 500, "calm");
          assertThat(own.regime()).isEqualTo("calm");
          assertThat(all.regime()).isEqualTo(TrainingRows.POOLED);
          assertThat(split.fit(dataset, own, 3).save().content())
              .isEqualTo(learner.fit(dataset, all, 3).save().content());
        });
  }

  private static TrainingRows window(Panel panel, int sessions, String regime) {
    return new PerRegime(new RidgeTrainer()).windowFor(panel, sessions, regime);
  }
}
