package io.tidemark.learning.walkforward;

import io.tidemark.core.series.RankCorrelation;
import io.tidemark.learning.learner.FittedModel;
import io.tidemark.learning.learner.Learner;
import io.tidemark.learning.learner.LearnerFits;
import io.tidemark.learning.learner.LearnerFits.FitKey;
import io.tidemark.learning.panel.LearningDataset;
import io.tidemark.learning.panel.Panel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Fits learners on a fold's history and scores them on its window, day by day, all on the same days
 * and tickers.
 */
public final class FoldTrial {
  /** The fewest labelled tickers that a day needs to be scored. */
  public static final int MIN_TICKERS = 10;

  private final LearningDataset dataset;
  private final Panel panel;
  private final LearnerFits fits;
  private final List<Learner> learners;
  private final Map<String, LongShortPortfolio> portfolios = new HashMap<>();

  /**
   * @param learners with distinct names
   * @param horizon number of sessions that the label looks ahead
   * @param costBps cost of trading, in basis points of the traded amount
   */
  public FoldTrial(
      LearningDataset dataset,
      LearnerFits fits,
      List<Learner> learners,
      int horizon,
      double costBps) {
    this.dataset = dataset;
    this.panel = dataset.panel();
    this.fits = fits;
    this.learners = List.copyOf(learners);
    if (learners.stream().map(Learner::name).distinct().count() < learners.size()) {
      throw new IllegalArgumentException(
          "two learners have the same name in %s; give each learner a unique name"
              .formatted(learners.stream().map(Learner::name).toList()));
    }
    learners.forEach(
        learner -> portfolios.put(learner.name(), new LongShortPortfolio(horizon, costBps)));
  }

  /**
   * Runs one fold. The portfolios go on from the fold before, so folds are run in order; the first
   * one begins without positions.
   */
  public FoldResult run(Fold fold) {
    Map<String, Map<String, FitKey>> used = new LinkedHashMap<>();
    for (Learner learner : learners) {
      used.put(learner.name(), keys(learner, fold));
    }
    Map<FitKey, FittedModel> models =
        fits.fit(used.values().stream().flatMap(keys -> keys.values().stream()).toList());
    return new FoldResult(fold, scores(fold, predictions(fold, used, models)), used, models);
  }

  private Map<String, FitKey> keys(Learner learner, Fold fold) {
    Map<String, FitKey> keys = new LinkedHashMap<>();
    for (int s = fold.testStart(); s < fold.testEnd(); s++) {
      keys.computeIfAbsent(
          panel.regime(s), regime -> FitKey.of(learner, dataset, fold.trainEnd(), regime));
    }
    return keys;
  }

  /**
   * Predictions of the window's rows by learner; each row is predicted by the fit for its day's
   * regime.
   */
  private Map<String, double[]> predictions(
      Fold fold, Map<String, Map<String, FitKey>> used, Map<FitKey, FittedModel> models) {
    int first = panel.start(fold.testStart());
    int end = panel.end(fold.testEnd() - 1);
    Map<FitKey, double[]> byFit = new HashMap<>();
    models.forEach((key, model) -> byFit.put(key, model.predict(dataset, first, end)));
    Map<String, double[]> byLearner = new HashMap<>();
    used.forEach(
        (learner, keys) -> {
          double[] predictions = new double[end - first];
          for (int s = fold.testStart(); s < fold.testEnd(); s++) {
            int at = panel.start(s) - first;
            double[] from = byFit.get(keys.get(panel.regime(s)));
            System.arraycopy(from, at, predictions, at, panel.end(s) - panel.start(s));
          }
          byLearner.put(learner, predictions);
        });
    return byLearner;
  }

  private List<DayScore> scores(Fold fold, Map<String, double[]> predictions) {
    int first = panel.start(fold.testStart());
    List<DayScore> scores = new ArrayList<>();
    for (int s = fold.testStart(); s < fold.testEnd(); s++) {
      int[] labelled =
          IntStream.range(panel.start(s), panel.end(s)).filter(panel::hasLabel).toArray();
      if (labelled.length < MIN_TICKERS) {
        continue;
      }
      for (Learner learner : learners) {
        double[] window = predictions.get(learner.name());
        double[] predicted =
            IntStream.of(labelled).mapToDouble(row -> window[row - first]).toArray();
        double[] labels = IntStream.of(labelled).mapToDouble(panel::label).toArray();
        String[] tickers = IntStream.of(labelled).mapToObj(panel::ticker).toArray(String[]::new);
        LongShortPortfolio.Day day =
            portfolios.get(learner.name()).next(s, tickers, predicted, labels);
        int session = s;
        metrics(predicted, labels, day)
            .forEach(
                (metric, value) ->
                    scores.add(
                        new DayScore(
                            session,
                            panel.date(session),
                            fold.number(),
                            panel.regime(session),
                            labelled.length,
                            learner.name(),
                            metric,
                            value)));
      }
    }
    return scores;
  }

  /** The metrics of one day; the rank IC is 0 if the prediction is the same for all tickers. */
  private static Map<String, Double> metrics(
      double[] predicted, double[] labels, LongShortPortfolio.Day day) {
    double correlation = RankCorrelation.of(predicted, labels);
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put(DayScore.RANK_IC, Double.isNaN(correlation) ? 0 : correlation);
    metrics.put(DayScore.NET_RETURN, day.net());
    metrics.put(DayScore.TURNOVER, day.turnover());
    return metrics;
  }
}
