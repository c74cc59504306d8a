package io.tidemark.learning.walkforward;

import io.tidemark.learning.baseline.RankedInputs;
import io.tidemark.learning.baseline.Ridge;
import io.tidemark.learning.boosted.BoostedTrees;
import io.tidemark.learning.boosted.BoosterTrainer;
import io.tidemark.learning.boosted.RegimeRows;
import io.tidemark.learning.boosted.TrainingRows;
import io.tidemark.learning.metrics.RankCorrelation;
import io.tidemark.learning.panel.Panel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Trains both models on a fold's history and scores them on its window, day by day. */
public final class FoldTest {
  /** A day with fewer labelled tickers has no rank correlation worth the name. */
  public static final int MIN_TICKERS = 10;

  private final Panel panel;
  private final RankedInputs inputs;
  private final BoosterTrainer trainer;

  public FoldTest(Panel panel, RankedInputs inputs, BoosterTrainer trainer) {
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
    List<DayScore> days = new ArrayList<>();
    Map<String, double[]> predictions = new LinkedHashMap<>();
    int windowStart = panel.start(fold.testStart());
    int windowEnd = panel.end(fold.testEnd() - 1);
    rows.forEach(
        (regime, of) ->
            predictions.put(regime, boosters.get(of).predict(panel, windowStart, windowEnd)));
    for (int s = fold.testStart(); s < fold.testEnd(); s++) {
      int[] scored =
          IntStream.range(panel.start(s), panel.end(s)).filter(panel::hasLabel).toArray();
      if (scored.length >= MIN_TICKERS) {
        double[] challenger = predictions.get(panel.regime(s));
        double[] linear = baseline.predict(inputs, panel.start(s), panel.end(s));
        int start = panel.start(s);
        double[] labels = IntStream.of(scored).mapToDouble(panel::label).toArray();
        days.add(
            new DayScore(
                s,
                panel.date(s),
                fold.number(),
                panel.regime(s),
                scored.length,
                RankCorrelation.spearman(
                    IntStream.of(scored).mapToDouble(r -> challenger[r - windowStart]).toArray(),
                    labels),
                RankCorrelation.spearman(
                    IntStream.of(scored).mapToDouble(r -> linear[r - start]).toArray(), labels)));
      }
    }
    return new FoldResult(fold, days, rows, boosters, baseline);
  }
}
