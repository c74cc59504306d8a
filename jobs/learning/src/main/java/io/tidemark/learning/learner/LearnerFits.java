package io.tidemark.learning.learner;

import io.tidemark.learning.panel.LearningDataset;
import io.tidemark.learning.panel.TrainingRows;
import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

/**
 * Fits learners as Spark tasks, one task per fit: the fits of a fold run in parallel on all cores,
 * and the dataset is sent to the executors once.
 *
 * <p>XGBoost4J-Spark's estimator is not used: it is made for one booster over many machines. The
 * rows of one regime easily fit into one task; the estimator's barrier stage and row-by-row copy
 * would cost more than the training, and its one line of output per round cannot be turned off.
 */
public final class LearnerFits implements AutoCloseable {
  private final JavaSparkContext spark;
  private final Broadcast<LearningDataset> dataset;
  private final long seed;

  /**
   * @param seed of every fit
   */
  public LearnerFits(SparkSession spark, LearningDataset dataset, long seed) {
    this.spark = JavaSparkContext.fromSparkContext(spark.sparkContext());
    this.dataset = this.spark.broadcast(dataset);
    this.seed = seed;
  }

  /**
   * Identifies one fit: a fitter and its training window.
   *
   * @param fitter the learner that fits, see {@link Learner#fitter}
   */
  public record FitKey(Learner fitter, TrainingRows window) implements Serializable {

    /** The fit of a learner's model for days of a regime. */
    public static FitKey of(Learner learner, LearningDataset dataset, int sessions, String regime) {
      return new FitKey(learner.fitter(), learner.windowFor(dataset.panel(), sessions, regime));
    }
  }

  /** Fits each distinct key once; the same keys and seed give the same models. */
  public Map<FitKey, FittedModel> fit(List<FitKey> wanted) {
    List<FitKey> ordered = largestFirst(wanted);
    if (ordered.isEmpty()) {
      return Map.of();
    }
    Broadcast<LearningDataset> shared = dataset;
    long seeded = seed;
    List<Tuple2<FitKey, FittedModel>> fitted =
        spark
            .parallelize(ordered, ordered.size())
            .map(key -> new Tuple2<>(key, key.fitter().fit(shared.value(), key.window(), seeded)))
            .collect();
    Map<FitKey, FittedModel> models = new LinkedHashMap<>();
    fitted.forEach(each -> models.put(each._1(), each._2()));
    return models;
  }

  /**
   * Tasks start in order: with the largest first, cores are idle for the shortest time at the end.
   */
  private List<FitKey> largestFirst(List<FitKey> wanted) {
    Map<TrainingRows, Integer> sizes = new HashMap<>();
    for (FitKey key : wanted) {
      sizes.computeIfAbsent(key.window(), rows -> rows.in(dataset.value().panel()).rows());
    }
    return wanted.stream()
        .distinct()
        .sorted(Comparator.comparingInt(key -> -sizes.get(key.window())))
        .toList();
  }

  @Override
  public void close() {
    dataset.destroy();
  }
}
