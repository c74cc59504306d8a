package io.tidemark.learning.walkforward;

import io.tidemark.core.series.RankCorrelation;
import io.tidemark.learning.baseline.RankedInputs;
import io.tidemark.learning.baseline.Ridge;
import io.tidemark.learning.boosted.BoostedTrees;
import io.tidemark.learning.boosted.BoosterTrainer;
import io.tidemark.learning.boosted.RegimeRows;
import io.tidemark.learning.boosted.TrainingRows;
import io.tidemark.learning.panel.Panel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Trains both models on a fold's history and scores them on its window, day by day. */
public final class FoldTrial {
  /** A day with fewer labelled tickers has no rank correlation worth the name. */
  public static final int MIN_TICKERS = 10;

  private final Panel panel;
  private final RankedInputs inputs;
  private final BoosterTrainer trainer;

  public FoldTrial(Panel panel, RankedInputs inputs, BoosterTrainer trainer) {
    this.panel = panel;
    this.inputs = inputs;
    this.trainer = trainer;
  }

  /** Runs one fold. */
  public FoldResult run(Fold fold) {
    Map<String, TrainingRows> rows = new LinkedHashMap<>();
    for (int s = fold.testStart(); s < fold.testEnd(); s++) {
      rows.computeIfAbsent(
          panel.regime(s), regime -> RegimeRows.of(panel, fold.trainEnd(), regime));
    }
    Map<TrainingRows, BoostedTrees> boosters = trainer.train(List.copyOf(rows.values()));
    Ridge baseline = Ridge.fit(panel, inputs, fold.trainEnd());
    double[] challenger = predict(fold, rows, boosters);
    int first = panel.start(fold.testStart());
    List<DayScore> days = new ArrayList<>();
    for (int s = fold.testStart(); s < fold.testEnd(); s++) {
      int start = panel.start(s);
      int[] labelled = IntStream.range(start, panel.end(s)).filter(panel::hasLabel).toArray();
      if (labelled.length >= MIN_TICKERS) {
        double[] linear = baseline.predict(inputs, start, panel.end(s));
        days.add(
            new DayScore(
                s,
                panel.date(s),
                fold.number(),
                panel.regime(s),
                labelled.length,
                informationCoefficient(labelled, row -> challenger[row - first]),
                informationCoefficient(labelled, row -> linear[row - start])));
      }
    }
    return new FoldResult(fold, days, rows, boosters, baseline);
  }

  /** The window's rows, each predicted by the booster of its day's regime. */
  private double[] predict(
      Fold fold, Map<String, TrainingRows> rows, Map<TrainingRows, BoostedTrees> boosters) {
    int first = panel.start(fold.testStart());
    int end = panel.end(fold.testEnd() - 1);
    double[] predictions = new double[end - first];
    rows.forEach(
        (regime, trainedOn) -> {
          double[] all = boosters.get(trainedOn).predict(panel, first, end);
          for (int s = fold.testStart(); s < fold.testEnd(); s++) {
            if (panel.regime(s).equals(regime)) {
              int at = panel.start(s) - first;
              System.arraycopy(all, at, predictions, at, panel.end(s) - panel.start(s));
            }
          }
        });
    return predictions;
  }

  /** A prediction that is the same for all ranks nothing, and is worth 0. */
  private double informationCoefficient(int[] rows, IntToDoubleFunction prediction) {
    double correlation =
        RankCorrelation.of(
            IntStream.of(rows).mapToDouble(prediction).toArray(),
            IntStream.of(rows).mapToDouble(panel::label).toArray());
    return Double.isNaN(correlation) ? 0 : correlation;
  }
}
