package io.tidemark.api.learning;

import static io.tidemark.api.JobResult.format;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.core.RunKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Train and judge models on a feature set by walk-forward: expanding, purged, embargoed; one model
 * a regime, beside the named baseline.
 *
 * @param featureSet name or path of the set
 * @param label name of the label that is predicted
 * @param featuresVersion Delta version of the feature table to read
 * @param regimeModel the regime model whose labels are used
 * @param regimesVersion Delta version of {@code regimes.labels} to read
 * @param folds test windows, of equal length, at the end of the history
 * @param tickers empty: all of the table
 * @param experiment name of the MLflow experiment
 */
@JsonTypeName("train")
public record TrainRequest(
    RunKey runKey,
    String featureSet,
    String definitionHash,
    long featuresVersion,
    String label,
    String regimeModel,
    long regimesVersion,
    List<String> vendors,
    List<String> tickers,
    LocalDate from,
    LocalDate to,
    Instant asOf,
    int folds,
    long seed,
    String experiment)
    implements JobRequest<TrainRequest.Result> {

  /**
   * How it went.
   *
   * @param baseline name of the baseline
   * @param challenger name of the challenger
   * @param scores per regime, and one named {@code all}
   * @param models the model trained on everything, per regime, for publication
   * @param mlflowRun parent run, empty if nothing was tracked
   * @param mlflowUrl where to look at it
   */
  public record Result(
      String baseline,
      String challenger,
      List<Score> scores,
      List<Model> models,
      String mlflowRun,
      String mlflowUrl,
      long scoresVersion)
      implements JobResult {
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
   * Out-of-sample rank information coefficient of both models in one regime.
   *
   * @param days test days in the regime
   * @param challengerIc mean daily rank IC
   * @param difference challenger minus baseline
   * @param low lower end of the 95 % interval of the difference, by Newey-West
   * @param high its upper end
   * @param promoted whether the challenger beats the baseline: {@code low > 0}
   */
  public record Score(
      String regime,
      long days,
      double challengerIc,
      double baselineIc,
      double difference,
      double low,
      double high,
      boolean promoted) {}

  /**
   * A model ready for publication.
   *
   * @param path of its file, relative to the lake's root
   * @param sha256 of the file
   * @param features its inputs, in the order the file expects, most important first in {@code
   *     importance}
   * @param importance one figure a feature, summing to 1: share of the total gain
   */
  public record Model(
      String regime,
      String kind,
      String path,
      String sha256,
      List<String> features,
      List<Double> importance,
      long rows) {}

  @Override
  public Class<Result> resultType() {
    return Result.class;
  }
}
