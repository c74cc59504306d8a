package io.tidemark.learning.mlflow;

import io.tidemark.api.learning.TrainRequest;
import io.tidemark.api.learning.TrainRequest.Score;
import io.tidemark.learning.baseline.Ridge;
import io.tidemark.learning.boosted.BoostedTrees;
import io.tidemark.learning.boosted.BoosterParameters;
import io.tidemark.learning.boosted.TrainingRows;
import io.tidemark.learning.models.FinalModel;
import io.tidemark.learning.panel.Panel;
import io.tidemark.learning.walkforward.BaselineComparison;
import io.tidemark.learning.walkforward.DayScore;
import io.tidemark.learning.walkforward.Fold;
import io.tidemark.learning.walkforward.FoldResult;
import io.tidemark.learning.walkforward.WalkForward;
import io.tidemark.reports.plots.LinePlot;
import io.tidemark.reports.plots.LinePlot.Line;
import io.tidemark.reports.plots.SharePlot;
import io.tidemark.tracking.Artifact;
import io.tidemark.tracking.RunContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What is written to the runs of a training: parameters, few metrics, plots and models.
 *
 * @param horizon sessions that the label looks ahead
 */
public record TrainingContent(
    TrainRequest request,
    String challenger,
    Panel panel,
    BoosterParameters parameters,
    int horizon) {

  /** Of a fold's nested run. */
  public RunContent fold(String run, FoldResult result) {
    Fold fold = result.fold();
    Map<String, String> params = models();
    params.put("train_from", panel.date(0).toString());
    params.put("train_to", panel.date(fold.trainEnd() - 1).toString());
    params.put("test_from", panel.date(fold.testStart()).toString());
    params.put("test_to", panel.date(fold.testEnd() - 1).toString());
    params.put("test_days_scored", Integer.toString(result.days().size()));
    List<Artifact> artifacts = new ArrayList<>(icPlots(result.days()));
    List<String> folders = new ArrayList<>();
    result
        .rows()
        .forEach(
            (regime, rows) -> {
              TrainingRows.Size own = new TrainingRows(fold.trainEnd(), regime).in(panel);
              params.put("rows." + regime, Integer.toString(own.rows()));
              params.put("days." + regime, Integer.toString(own.days()));
              params.put("booster." + regime, rows.regime().equals(regime) ? "own" : "pooled");
            });
    result
        .boosters()
        .forEach(
            (rows, booster) -> {
              folders.add("models/" + rows.regime());
              artifacts.addAll(ModelFolder.of("models/" + rows.regime(), run, booster));
              artifacts.add(importance(rows.regime(), booster.features(), booster.importance()));
            });
    artifacts.add(importance(Ridge.NAME, panel.features(), result.baseline().importance()));
    artifacts.add(Artifact.of("models/ridge.json", FinalModel.json(result.baseline())));
    return new RunContent(params, foldMetrics(result.days()), history(run, folders), artifacts);
  }

  /** Of the parent run. */
  public RunContent summary(
      String run, List<Score> scores, List<DayScore> days, List<FinalModel> finals) {
    Map<String, String> params = models();
    params.put("feature_set", request.featureSet());
    params.put("label", request.label());
    params.put("sources", String.join("+", request.vendors()));
    params.put("regime_model", request.regimeModel());
    params.put("from", request.from().toString());
    params.put("to", request.to().toString());
    params.put("as_of", request.asOf().toString());
    params.put("folds", Integer.toString(request.folds()));
    params.put("rows", Integer.toString(panel.rows()));
    params.put("features", Integer.toString(panel.features().size()));
    List<Artifact> artifacts = new ArrayList<>(icPlots(days));
    List<String> folders = new ArrayList<>();
    for (FinalModel model : finals) {
      String folder = "models/" + model.regime();
      params.put("served." + model.regime(), model.kind());
      artifacts.add(importance(model.regime(), model.features(), model.importance()));
      if (model.kind().equals(BoostedTrees.NAME)) {
        folders.add(folder);
        BoostedTrees booster = new BoostedTrees(model.features(), model.content());
        artifacts.addAll(ModelFolder.of(folder, run, booster));
      } else {
        artifacts.add(new Artifact(folder + "/model" + model.extension(), model.content()));
      }
    }
    return new RunContent(params, metrics(scores), history(run, folders), artifacts);
  }

  private Map<String, String> models() {
    Map<String, String> params = new TreeMap<>();
    params.put("challenger", challenger);
    params.put("baseline", Ridge.NAME);
    params.put("ridge_penalty", Double.toString(Ridge.PENALTY));
    params.put("horizon", Integer.toString(horizon));
    params.put("purge", Integer.toString(horizon));
    params.put("embargo", Integer.toString(WalkForward.EMBARGO));
    params.put("rounds", Integer.toString(parameters.rounds()));
    parameters.asXgboost(request.seed()).forEach((k, v) -> params.put(k, v.toString()));
    return params;
  }

  private static Map<String, Double> metrics(List<Score> scores) {
    Map<String, Double> metrics = new TreeMap<>();
    for (Score score : scores) {
      String regime = score.regime().equals(BaselineComparison.ALL) ? "" : score.regime() + ".";
      metrics.put(regime + "ic", score.challengerIc());
      metrics.put(regime + "ic_baseline", score.baselineIc());
      metrics.put(regime + "ic_gain", score.difference());
      metrics.put(regime + "ic_gain_low", score.low());
      metrics.put(regime + "ic_gain_high", score.high());
    }
    return metrics;
  }

  private static Map<String, Double> foldMetrics(List<DayScore> days) {
    Map<String, List<DayScore>> groups = new LinkedHashMap<>();
    groups.put("", days);
    for (DayScore day : days) {
      groups.computeIfAbsent(day.regime() + ".", regime -> new ArrayList<>()).add(day);
    }
    Map<String, Double> metrics = new TreeMap<>();
    groups.forEach(
        (regime, group) -> {
          metrics.put(regime + "ic", mean(group, DayScore::challengerIc));
          metrics.put(regime + "ic_baseline", mean(group, DayScore::baselineIc));
          metrics.put(regime + "ic_gain", mean(group, DayScore::difference));
        });
    return metrics;
  }

  private static double mean(List<DayScore> days, ToDoubleFunction<DayScore> figure) {
    return days.stream().mapToDouble(figure).average().orElse(0);
  }

  private List<Artifact> icPlots(List<DayScore> days) {
    if (days.isEmpty()) {
      return List.of();
    }
    List<Double> ours = days.stream().map(DayScore::challengerIc).toList();
    List<Double> theirs = days.stream().map(DayScore::baselineIc).toList();
    return List.of(
        chart(
            "plots/cumulative_ic.svg",
            "Cumulative daily rank IC, out of sample",
            days,
            cumulated(ours),
            cumulated(theirs)),
        chart("plots/daily_ic.svg", "Daily rank IC, out of sample", days, ours, theirs));
  }

  private Artifact chart(
      String path, String title, List<DayScore> days, List<Double> ours, List<Double> theirs) {
    return Artifact.of(
        path,
        LinePlot.svg(
            title,
            days.stream().map(DayScore::date).toList(),
            List.of(new Line(Ridge.NAME, theirs), new Line(challenger, ours))));
  }

  private static Artifact importance(String name, List<String> features, List<Double> shares) {
    return Artifact.of(
        "plots/importance_" + name + ".svg",
        SharePlot.svg("Importance: " + name, features, shares));
  }

  private static List<Double> cumulated(List<Double> values) {
    List<Double> sums = new ArrayList<>();
    double sum = 0;
    for (double value : values) {
      sums.add(sum += value);
    }
    return sums;
  }

  private Map<String, String> history(String run, List<String> folders) {
    return folders.isEmpty()
        ? Map.of()
        : Map.of("mlflow.log-model.history", ModelFolder.history(run, request.asOf(), folders));
  }
}
