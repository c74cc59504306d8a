package io.tidemark.bench.promotion;

import io.tidemark.api.learning.TrainRequest.Score;
import io.tidemark.core.time.TradingCalendar;
import io.tidemark.lake.SparkSessions;
import io.tidemark.learning.baseline.RidgeTrainer;
import io.tidemark.learning.learner.Learner;
import io.tidemark.learning.learner.LearnerFits;
import io.tidemark.learning.learner.PerRegime;
import io.tidemark.learning.panel.LearningDataset;
import io.tidemark.learning.panel.Panel;
import io.tidemark.learning.panel.PanelRow;
import io.tidemark.learning.walkforward.BaselineComparison;
import io.tidemark.learning.walkforward.DayScore;
import io.tidemark.learning.walkforward.Fold;
import io.tidemark.learning.walkforward.FoldTrial;
import io.tidemark.learning.walkforward.Look;
import io.tidemark.learning.walkforward.WalkForward;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;

/**
 * Worlds that go through the whole walk-forward: features are autoregressions, a ridge per regime
 * is compared with the pooled one, at one look.
 */
public final class TrainedWorlds {
  private static final int SESSIONS = 900;
  private static final int TICKERS = 25;
  private static final int FEATURES = 3;
  private static final int HORIZON = 5;
  private static final int SPELL = 40;
  private static final int FOLDS = 3;
  private static final double COST_BPS = 5;
  private static final double PERSISTENCE = 0.9;
  private static final List<String> REGIMES = List.of("calm", "stressed");

  private final int worlds;
  private final long seed;

  /**
   * @param worlds number of worlds of each kind
   */
  public TrainedWorlds(int worlds, long seed) {
    this.worlds = worlds;
    this.seed = seed;
  }

  /** All rates. */
  public List<Rate> rates() {
    SparkSession spark = SparkSessions.create("local[2]");
    return List.of(
        rate(spark, "noise", 0, 0, Look.LEVEL),
        rate(spark, "a signal that does not depend on the regime", 0.1, 0.1, Look.LEVEL),
        rate(spark, "a signal that changes its sign", 0.1, -0.1, Double.NaN));
  }

  private Rate rate(SparkSession spark, String kind, double calm, double stressed, double nominal) {
    int promoted =
        (int)
            IntStream.range(0, worlds)
                .filter(
                    world ->
                        isPromoted(spark, Rate.seed(seed, world, calm, stressed), calm, stressed))
                .count();
    return Rate.of(
        "5-day labels, whole walk-forward, %s: any promotion at one look".formatted(kind),
        worlds,
        promoted,
        nominal);
  }

  private static boolean isPromoted(SparkSession spark, long seed, double calm, double stressed) {
    LearningDataset dataset = LearningDataset.of(panel(seed, calm, stressed));
    RidgeTrainer pooled = new RidgeTrainer();
    Learner split = new PerRegime(new RidgeTrainer());
    List<DayScore> days = new ArrayList<>();
    try (LearnerFits fits = new LearnerFits(spark, dataset, seed)) {
      FoldTrial trial = new FoldTrial(dataset, fits, List.of(pooled, split), HORIZON, COST_BPS);
      for (Fold fold : WalkForward.split(dataset.panel().labelledSessions(), FOLDS, HORIZON)) {
        days.addAll(trial.run(fold).scores());
      }
    }
    BaselineComparison comparison =
        new BaselineComparison(pooled.name(), List.of(split.name()), REGIMES, HORIZON);
    return comparison.verdicts(days, Look.first(comparison.hypotheses())).stream()
        .anyMatch(Score::promoted);
  }

  private static Panel panel(long seed, double calm, double stressed) {
    Random random = new Random(seed);
    List<LocalDate> sessions =
        TradingCalendar.XNYS
            .sessions(LocalDate.of(2010, 1, 4), LocalDate.of(2015, 1, 1))
            .subList(0, SESSIONS);
    double[][][] features = new double[SESSIONS][TICKERS][FEATURES];
    double[][] returns = new double[SESSIONS][TICKERS];
    Map<LocalDate, String> regimes = new HashMap<>();
    double shock = Math.sqrt(1 - PERSISTENCE * PERSISTENCE);
    for (int t = 0; t < SESSIONS; t++) {
      String regime = REGIMES.get(t / SPELL % 2);
      regimes.put(sessions.get(t), regime);
      double signal = regime.equals("calm") ? calm : stressed;
      for (int i = 0; i < TICKERS; i++) {
        for (int f = 0; f < FEATURES; f++) {
          features[t][i][f] =
              t == 0
                  ? random.nextGaussian()
                  : PERSISTENCE * features[t - 1][i][f] + shock * random.nextGaussian();
        }
        returns[t][i] = 0.02 * (random.nextGaussian() + signal * features[t][i][0]);
      }
    }
    List<PanelRow> rows = new ArrayList<>();
    for (int t = 0; t < SESSIONS; t++) {
      for (int i = 0; i < TICKERS; i++) {
        float[] values = new float[FEATURES];
        for (int f = 0; f < FEATURES; f++) {
          values[f] = (float) features[t][i][f];
        }
        double label = t + HORIZON <= SESSIONS ? 0 : Double.NaN;
        for (int k = 0; k < HORIZON && t + k < SESSIONS; k++) {
          label += returns[t + k][i];
        }
        rows.add(new PanelRow(sessions.get(t), "T%02d".formatted(i), values, label));
      }
    }
    return Panel.of(IntStream.range(0, FEATURES).mapToObj(f -> "f" + f).toList(), rows, regimes);
  }
}
