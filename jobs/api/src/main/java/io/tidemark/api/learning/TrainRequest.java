package io.tidemark.api.learning;

import static io.tidemark.api.JobResult.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.api.market.MarketScope;
import io.tidemark.api.market.MarketScoped;
import io.tidemark.core.RunKey;
import io.tidemark.core.UserFault;
import java.util.List;
import java.util.Map;

/**
 * Trains and compares models on a feature set in an expanding, purged and embargoed walk-forward
 * with several learners, one of them the named baseline.
 *
 * @param featureSet name or path of the set
 * @param label name of the label that is predicted
 * @param featuresVersion Delta version of the feature table to read
 * @param regimeModel the regime model whose labels are used
 * @param regimesVersion Delta version of {@code regimes.labels} to read
 * @param folds test windows, of equal length, at the end of the history
 * @param scope the prices that the features were built from, and the sessions that are used
 * @param experiment name of the MLflow experiment; every training of one set in it makes the next
 *     one's promotions stricter
 * @param costBps cost of buying or selling, in basis points of the traded amount, which a promoted
 *     challenger must earn; null: {@value #COST_BPS}
 */
@JsonTypeName("train")
@JsonPropertyOrder({
  "runKey",
  "featureSet",
  "definitionHash",
  "featuresVersion",
  "label",
  "regimeModel",
  "regimesVersion",
  "vendors",
  "tickers",
  "from",
  "to",
  "asOf"
})
public record TrainRequest(
    RunKey runKey,
    String featureSet,
    String definitionHash,
    long featuresVersion,
    String label,
    String regimeModel,
    long regimesVersion,
    MarketScope scope,
    int folds,
    long seed,
    String experiment,
    @JsonInclude(JsonInclude.Include.NON_NULL) Double costBps)
    implements JobRequest<TrainRequest.Result>, MarketScoped {
  /** The cost of trading where a request says none: 5 basis points per side. */
  public static final double COST_BPS = 5;

  public TrainRequest {
    scope = scope.settled(runKey);
    if (costBps != null && !(costBps >= 0 && Double.isFinite(costBps))) {
      throw new UserFault(
          "costBps %s must be a number of basis points, 0 or more".formatted(costBps));
    }
  }

  /** With the usual cost of trading. */
  public TrainRequest(
      RunKey runKey,
      String featureSet,
      String definitionHash,
      long featuresVersion,
      String label,
      String regimeModel,
      long regimesVersion,
      MarketScope scope,
      int folds,
      long seed,
      String experiment) {
    this(
        runKey,
        featureSet,
        definitionHash,
        featuresVersion,
        label,
        regimeModel,
        regimesVersion,
        scope,
        folds,
        seed,
        experiment,
        null);
  }

  /** Cost of buying or selling, in basis points of the traded amount. */
  public double tradingCost() {
    return costBps == null ? COST_BPS : costBps;
  }

  /**
   * The result of a training. Results of older trainings with one challenger do not have the fields
   * after {@code scoresVersion}; empty ones are left out of the JSON, so that such a result is
   * written as it was read.
   *
   * @param baseline name of the baseline
   * @param challenger the challenger that was chosen over all regimes together
   * @param scores comparison of the chosen challenger by regime, and one for {@code all}
   * @param models final models by regime, fitted on all labelled rows, for publication
   * @param mlflowRun parent run, empty if nothing was tracked
   * @param mlflowUrl URL of the run's page
   * @param scoresVersion Delta version of the {@linkplain #dailyScores table of daily scores}
   * @param learners scores of every learner in every regime and in {@code all}, the baseline first
   * @param scoresTable the table of the daily scores; empty: {@code learning.daily_scores}
   * @param tables the other tables that it wrote to, each with its Delta version after that
   */
  public record Result(
      String baseline,
      String challenger,
      List<Score> scores,
      List<Model> models,
      String mlflowRun,
      String mlflowUrl,
      long scoresVersion,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LearnerScore> learners,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String scoresTable,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> tables)
      implements JobResult {
    public Result {
      learners = learners == null ? List.of() : List.copyOf(learners);
      scoresTable = scoresTable == null ? "" : scoresTable;
      tables = tables == null ? Map.of() : Map.copyOf(tables);
    }

    /** Of a training that wrote its daily scores alone. */
    public Result(
        String baseline,
        String challenger,
        List<Score> scores,
        List<Model> models,
        String mlflowRun,
        String mlflowUrl,
        long scoresVersion,
        List<LearnerScore> learners,
        String scoresTable) {
      this(
          baseline,
          challenger,
          scores,
          models,
          mlflowRun,
          mlflowUrl,
          scoresVersion,
          learners,
          scoresTable,
          Map.of());
    }

    /**
     * The result of a training with one challenger, whose daily scores are in {@code
     * learning.daily_scores}.
     */
    public Result(
        String baseline,
        String challenger,
        List<Score> scores,
        List<Model> models,
        String mlflowRun,
        String mlflowUrl,
        long scoresVersion) {
      this(
          baseline, challenger, scores, models, mlflowRun, mlflowUrl, scoresVersion, List.of(), "");
    }

    /** The table with the daily scores. */
    public String dailyScores() {
      return scoresTable.isEmpty() ? "learning.daily_scores" : scoresTable;
    }

    /** The challenger of one of these scores. */
    public String challengerOf(Score score) {
      return score.learner().isEmpty() ? challenger : score.learner();
    }

    @Override
    public String summary() {
      return scores.stream()
          .filter(score -> score.regime().equals("all"))
          .findFirst()
          .map(
              score ->
                  format(
                      "rank IC %.4f of %s, %.4f of %s: %s",
                      score.challengerIc(),
                      challenger,
                      score.baselineIc(),
                      baseline,
                      score.promoted() ? "promoted" : "not promoted"))
          .orElse("");
    }
  }

  /**
   * Out-of-sample rank information coefficient of the chosen challenger and the baseline in one
   * regime, over the deciding test days, which were not used to choose the challenger.
   *
   * @param days number of deciding test days in the regime
   * @param challengerIc mean daily rank IC
   * @param difference challenger minus baseline
   * @param low lower end of the 95 % interval of the difference, by Student's t
   * @param high its upper end
   * @param promoted whether the challenger is served: it met all conditions of the decision, or an
   *     earlier promotion stands
   * @param learner the challenger that was chosen in this regime; empty if there was only one
   * @param level two-sided level of the interval that must lie above zero, corrected for regimes,
   *     challengers and looks; 0 in results of older trainings with one challenger, which means
   *     0.05
   * @param decision how it was decided; null in results of older trainings, which required only the
   *     interval
   */
  public record Score(
      String regime,
      long days,
      double challengerIc,
      double baselineIc,
      double difference,
      double low,
      double high,
      boolean promoted,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String learner,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) double level,
      @JsonInclude(JsonInclude.Include.NON_NULL) PromotionDecision decision) {
    /** The two-sided level of a 95 % interval. */
    public static final double WHOLE_LEVEL = 0.05;

    public Score {
      learner = learner == null ? "" : learner;
    }

    /** The score of an only challenger, decided at {@link #WHOLE_LEVEL}. */
    public Score(
        String regime,
        long days,
        double challengerIc,
        double baselineIc,
        double difference,
        double low,
        double high,
        boolean promoted) {
      this(regime, days, challengerIc, baselineIc, difference, low, high, promoted, "", 0, null);
    }

    /** The two-sided level at which the promotion was decided. */
    public double decisionLevel() {
      return level == 0 ? WHOLE_LEVEL : level;
    }
  }

  /**
   * One learner in one regime over all test days.
   *
   * @param regime name of a regime, or {@code all}
   * @param metric name of the metric, such as {@code rank_ic}
   * @param days test days in the regime
   * @param mean mean of the daily scores
   * @param difference learner minus baseline, 0 for the baseline
   * @param low lower end of the 95 % interval of the difference, by Student's t, not corrected for
   *     the number of learners
   * @param high its upper end
   */
  public record LearnerScore(
      String learner,
      String regime,
      String metric,
      long days,
      double mean,
      double difference,
      double low,
      double high) {}

  /**
   * A model ready for publication.
   *
   * @param kind kind of model, such as {@code ridge} or {@code xgboost}
   * @param path path of its file, relative to the lake's root
   * @param sha256 SHA-256 of the file
   * @param features its inputs, in the order the file expects
   * @param importance share of the total importance, one per feature; the shares sum to 1
   * @param rows number of training rows
   * @param learner name of the learner under which it was scored; empty in results with one
   *     challenger
   * @param format format of the file, such as {@code xgboost-ubj}; empty in results with one
   *     challenger
   */
  public record Model(
      String regime,
      String kind,
      String path,
      String sha256,
      List<String> features,
      List<Double> importance,
      long rows,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String learner,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String format) {
    public Model {
      learner = learner == null ? "" : learner;
      format = format == null ? "" : format;
    }

    /** A model of a result with one challenger. */
    public Model(
        String regime,
        String kind,
        String path,
        String sha256,
        List<String> features,
        List<Double> importance,
        long rows) {
      this(regime, kind, path, sha256, features, importance, rows, "", "");
    }

    /** The learner, or the kind of model if the learner is not known. */
    public String maker() {
      return learner.isEmpty() ? kind : learner;
    }
  }

  @Override
  public Class<Result> resultType() {
    return Result.class;
  }
}
