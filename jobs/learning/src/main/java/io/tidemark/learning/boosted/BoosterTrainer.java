package io.tidemark.learning.boosted;

import io.tidemark.learning.panel.Panel;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

/**
 * Trains boosters as Spark tasks, one task a booster: the boosters of a fold run side by side on as
 * many cores as there are, and the panel travels to the executors once.
 *
 * <p>XGBoost4J-Spark's estimator is made for one booster over many machines. For one regime's rows,
 * which fit into one task many times over, its barrier stage and its row-by-row copy cost more than
 * the training, and it writes a line a round to standard output, which cannot be turned off.
 */
public final class BoosterTrainer implements AutoCloseable {
  private final JavaSparkContext spark;
  private final Broadcast<Panel> panel;
  private final BoosterParameters parameters;
  private final long seed;

  public BoosterTrainer(SparkSession spark, Panel panel, BoosterParameters parameters, long seed) {
    this.spark = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.panel = this.spark.broadcast(panel);
    this.parameters = parameters;
    this.seed = seed;
  }

  /**
   * Trains one booster for each of these sets of rows; the same rows and seed give the same bytes.
   */
  public Map<TrainingRows, BoostedTrees> train(List<TrainingRows> wanted) {
    if (wanted.isEmpty()) {
      return Map.of();
    }
    // Tasks start in order: the largest first leaves the least waiting at the end.
    List<TrainingRows> ordered =
        wanted.stream()
            .distinct()
            .sorted(Comparator.comparingInt(rows -> -rows.in(panel.value()).rows()))
            .toList();
    Map<String, Object> xgboost = parameters.asXgboost(seed);
    xgboost.put("nthread", spark.getConf().getInt("spark.task.cpus", 1));
    xgboost.put("verbosity", 0);
    int rounds = parameters.rounds();
    Broadcast<Panel> shared = panel;
    List<Tuple2<TrainingRows, byte[]>> trained =
        spark
            .parallelize(ordered, ordered.size())
            .map(rows -> new Tuple2<>(rows, fit(shared.value(), rows, xgboost, rounds)))
            .collect();
    Map<TrainingRows, BoostedTrees> boosters = new LinkedHashMap<>();
    for (Tuple2<TrainingRows, byte[]> each : trained) {
      boosters.put(each._1(), new BoostedTrees(panel.value().features(), each._2()));
    }
    return boosters;
  }

  private static byte[] fit(Panel panel, TrainingRows rows, Map<String, Object> xgboost, int rounds)
      throws XGBoostError {
    int[] chosen =
        IntStream.range(0, rows.sessions())
            .filter(s -> rows.includes(panel.regime(s)))
            .flatMap(s -> IntStream.range(panel.start(s), panel.end(s)))
            .filter(panel::hasLabel)
            .toArray();
    DMatrix matrix = DenseRows.of(panel, chosen);
    try {
      float[] targets = new float[chosen.length];
      for (int i = 0; i < targets.length; i++) {
        targets[i] = panel.target(chosen[i]);
      }
      matrix.setLabel(targets);
      Booster booster = XGBoost.train(matrix, xgboost, rounds, Map.of(), null, null);
      try {
        booster.setFeatureNames(panel.features().toArray(String[]::new));
        return booster.toByteArray("ubj");
      } finally {
        booster.dispose();
      }
    } finally {
      matrix.dispose();
    }
  }

  @Override
  public void close() {
    panel.destroy();
  }
}
