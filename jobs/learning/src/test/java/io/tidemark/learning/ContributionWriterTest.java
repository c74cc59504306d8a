package io.tidemark.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.api.learning.TrainRequest;
import io.tidemark.api.learning.TrainRequest.Model;
import io.tidemark.api.market.MarketScope;
import io.tidemark.core.RunKey;
import io.tidemark.core.table.learning.ContributionsTable;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.lake.Lake;
import io.tidemark.lake.LakeExtension;
import io.tidemark.learning.baseline.RidgeTrainer;
import io.tidemark.learning.boosted.BoosterParameters;
import io.tidemark.learning.boosted.BoosterTrainer;
import io.tidemark.learning.learner.Learner;
import io.tidemark.learning.models.FinalModel;
import io.tidemark.learning.models.ModelFiles;
import io.tidemark.learning.panel.LearningDataset;
import io.tidemark.learning.panel.Panel;
import io.tidemark.learning.panel.PanelRow;
import io.tidemark.learning.panel.Panels;
import io.tidemark.learning.panel.TrainingRows;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LakeExtension.class)
class ContributionWriterTest {
  private static final int SESSIONS = 82;
  private static final int TICKERS = 6;

  /** The labels end with session 76; 77 to 79 are stress, 80 and 81 are calm. */
  private static final List<PanelRow> ROWS =
      Panels.rows(SESSIONS, TICKERS, 3, 4, (f, noise) -> f[0] - f[2] + 0.1 * noise);

  private static final Learner RIDGE = new RidgeTrainer();
  private static final Learner TREES =
      new BoosterTrainer(new BoosterParameters(20, 3, 0.3, 1, 1, 1, 1));

  @Test
  void predictionsWithoutAnOutcomeAreWrittenByFeature(Lake lake) {
    LearningDataset dataset = dataset(ROWS, Panels.regimes(SESSIONS));
    List<FinalModel> models = models(dataset);
    List<Model> files = new ModelFiles(lake.store()).write(new RunKey("r"), models);
    append(lake, dataset, models, files);
    List<Row> rows = rows(lake);

    assertThat(rows).hasSize(5 * TICKERS);
    assertThat(rows.get(0).<Object>getAs("date").toString())
        .isEqualTo(Panels.sessions(SESSIONS).get(77).toString());
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      boolean isStress = i < 3 * TICKERS;
      FinalModel model = models.get(isStress ? 1 : 0);
      assertThat(row.<String>getAs("regime")).isEqualTo(isStress ? "stress" : "calm");
      assertThat(row.<String>getAs("learner")).isEqualTo(isStress ? "ridge" : "xgboost");
      assertThat(row.<String>getAs("model")).isEqualTo(files.get(isStress ? 1 : 0).path());
      assertThat(row.<String>getAs("ticker")).isEqualTo("T%03d".formatted(i % TICKERS));
      assertThat(row.<String>getAs("run")).isEqualTo("r");
      assertThat(row.<String>getAs("sample"))
          .isEqualTo(
              i < 4 * TICKERS ? ContributionsTable.OVERLAPPING : ContributionsTable.OUT_OF_SAMPLE);
      assertThat(row.getList(row.fieldIndex("features"))).isEqualTo(Panels.features(3));
      int at = dataset.panel().start(77) + i;
      double prediction = row.getAs("prediction");
      assertThat(prediction).isEqualTo(model.model().predict(dataset, at, at + 1)[0]).isNotZero();
      double sum = 0;
      for (Object contribution : row.getList(row.fieldIndex("contributions"))) {
        sum += (Double) contribution;
      }
      sum += row.<Double>getAs("base");
      if (isStress) {
        assertThat(sum).isEqualTo(prediction);
      } else {
        assertThat(sum).isCloseTo(prediction, within(1e-5));
      }
    }
    assertThat(lake.history(ContributionsTable.TABLE, TrainingData.AS_OF.minusSeconds(1)).isEmpty())
        .isTrue();
  }

  @Test
  void whereEveryOutcomeIsKnownTheLastSessionSaysThatItWasLearned(Lake lake) {
    List<LocalDate> sessions = Panels.sessions(SESSIONS);
    LearningDataset dataset =
        dataset(
            ROWS.stream().filter(row -> !row.date().isAfter(sessions.get(70))).toList(),
            Panels.regimes(SESSIONS));
    List<FinalModel> models = models(dataset);
    append(lake, dataset, models, new ModelFiles(lake.store()).write(new RunKey("r"), models));
    assertThat(rows(lake))
        .hasSize(TICKERS)
        .allMatch(row -> row.<Object>getAs("date").toString().equals(sessions.get(70).toString()))
        .allMatch(row -> row.<String>getAs("sample").equals(ContributionsTable.IN_SAMPLE));
  }

  @Test
  void aSessionWithoutARegimeHasNoModelToExplain(Lake lake) {
    Map<LocalDate, String> regimes = new HashMap<>(Panels.regimes(SESSIONS));
    List<LocalDate> sessions = Panels.sessions(SESSIONS);
    regimes.put(sessions.get(81), Panel.UNKNOWN);
    regimes.remove(sessions.get(80));
    LearningDataset dataset = dataset(ROWS, regimes);
    List<FinalModel> models = models(dataset);
    append(lake, dataset, models, new ModelFiles(lake.store()).write(new RunKey("r"), models));
    assertThat(rows(lake))
        .hasSize(3 * TICKERS)
        .allMatch(row -> row.<String>getAs("regime").equals("stress"));
  }

  private static LearningDataset dataset(List<PanelRow> rows, Map<LocalDate, String> regimes) {
    return LearningDataset.of(Panel.of(Panels.features(3), rows, regimes));
  }

  private static List<FinalModel> models(LearningDataset dataset) {
    TrainingRows all = new TrainingRows(dataset.panel().labelledSessions(), TrainingRows.POOLED);
    return List.of(
        new FinalModel("calm", TREES.name(), TREES.fit(dataset, all, 1)),
        new FinalModel("stress", RIDGE.name(), RIDGE.fit(dataset, all, 1)));
  }

  private static void append(
      Lake lake, LearningDataset dataset, List<FinalModel> models, List<Model> files) {
    TrainRequest request =
        new TrainRequest(
            new RunKey("r"),
            "s",
            "d",
            0,
            "fwd_5d",
            "m",
            0,
            new MarketScope(
                List.of("x"), List.of(), Panels.FIRST, Panels.FIRST, TrainingData.AS_OF),
            2,
            1,
            "e");
    ContributionWriter.append(lake, request, TradingCalendar.XNYS, dataset, 5, models, files);
  }

  private static List<Row> rows(Lake lake) {
    return lake.asOf(ContributionsTable.TABLE, TrainingData.AS_OF)
        .orderBy("date", "ticker")
        .collectAsList();
  }
}
