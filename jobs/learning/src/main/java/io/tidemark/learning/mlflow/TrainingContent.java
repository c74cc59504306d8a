package io.tidemark.learning.mlflow;

import static java.util.stream.Collectors.averagingDouble;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.tidemark.api.learning.PromotionDecision;
import io.tidemark.api.learning.PromotionDecision.Condition;
import io.tidemark.api.learning.TrainRequest;
import io.tidemark.api.learning.TrainRequest.LearnerScore;
import io.tidemark.api.learning.TrainRequest.Score;
import io.tidemark.learning.learner.FittedModel;
import io.tidemark.learning.learner.Learner;
import io.tidemark.learning.models.FinalModel;
import io.tidemark.learning.panel.Panel;
import io.tidemark.learning.panel.TrainingRows;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What is logged to the MLflow runs of a training: parameters, a few metrics, plots and models.
 *
 * @param learners names of the learners, the baseline first
 * @param horizon number of sessions that the label looks ahead
 */
public record TrainingContent(
    TrainRequest request, List<Learner> learners, Panel panel, int horizon) {

  /** The content of a fold's nested run. */
  public RunContent fold(String run, FoldResult result) {
    Fold fold = result.fold();
    Map<String, String> params = settings();
    params.put("train_from", panel.date(0).toString());
    params.put("train_to", panel.date(fold.trainEnd() - 1).toString());
    params.put("test_from", panel.date(fold.testStart()).toString());
    params.put("test_to", panel.date(fold.testEnd() - 1).toString());
    params.put("test_days_scored", Long.toString(dates(result.scores()).size()));
    result
        .used()
        .forEach(
            (learner, keys) ->
                keys.forEach(
                    (regime, key) -> {
                      TrainingRows.Size own = new TrainingRows(fold.trainEnd(), regime).in(panel);
                      params.put("rows." + regime, Integer.toString(own.rows()));
                      params.put("days." + regime, Integer.toString(own.days()));
                      params.put(
                          "window." + learner + "." + regime,
                          key.window().regime().equals(regime) ? "own" : "pooled");
                    }));
    List<Artifact> artifacts = new ArrayList<>(icPlots(result.scores()));
    List<String> folders = new ArrayList<>();
    result
        .models()
        .forEach(
            (key, model) -> {
              String name = key.fitter().name() + "-" + key.window().regime();
              add("models/" + name, name, run, model, artifacts, folders);
            });
    return new RunContent(params, foldMetrics(result.scores()), history(run, folders), artifacts);
  }

  /**
   * The content of the parent run.
   *
   * @param verdicts comparisons of the chosen challengers with the baseline
   * @param scores daily scores of all learners
   */
  public RunContent summary(
      String run,
      List<Score> verdicts,
      List<LearnerScore> scores,
      List<DayScore> days,
      List<FinalModel> finals) {
    Map<String, String> params = settings();
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
    for (Score verdict : verdicts) {
      params.put("challenger." + verdict.regime(), verdict.learner());
      params.put("verdict." + verdict.regime(), reasons(verdict));
    }
    PromotionDecision decision = verdicts.get(0).decision();
    params.put("look", Integer.toString(decision.look()));
    params.put("look_level", Double.toString(decision.lookLevel()));
    params.put("trials", Long.toString(decision.trials()));
    params.put("cost_bps", Double.toString(request.tradingCost()));
    for (FinalModel served : finals) {
      params.put("served." + served.regime(), served.learner());
      add("models/" + served.regime(), served.regime(), run, served.model(), artifacts, folders);
    }
    return new RunContent(params, metrics(verdicts, scores), history(run, folders), artifacts);
  }

  private static String reasons(Score verdict) {
    if (verdict.promoted()) {
      int since = verdict.decision().since();
      return since == 0 ? "promoted" : "promoted at look %d".formatted(since);
    }
    return verdict.decision().failed().stream().map(Condition::reason).collect(joining(", "));
  }

  private static void add(
      String folder,
      String name,
      String run,
      FittedModel model,
      List<Artifact> artifacts,
      List<String> folders) {
    artifacts.addAll(ModelFolder.of(folder, run, model));
    artifacts.add(
        Artifact.of(
            "plots/importance_" + name + ".svg",
            SharePlot.svg("Importance: " + name, model.features(), model.importance())));
    if (ModelFolder.isXgboost(model)) {
      folders.add(folder);
    }
  }

  private Map<String, String> settings() {
    Map<String, String> params = new TreeMap<>();
    params.put("baseline", learners.get(0).name());
    params.put("challengers", learners.stream().skip(1).map(Learner::name).collect(joining(" ")));
    params.put("horizon", Integer.toString(horizon));
    params.put("purge", Integer.toString(horizon));
    params.put("embargo", Integer.toString(WalkForward.EMBARGO));
    params.put("seed", Long.toString(request.seed()));
    learners.forEach(learner -> params.putAll(learner.settings()));
    return params;
  }

  private static Map<String, Double> metrics(List<Score> verdicts, List<LearnerScore> scores) {
    Map<String, Double> metrics = new TreeMap<>();
    for (Score score : verdicts) {
      String regime = prefix(score.regime());
      metrics.put(regime + "ic", score.challengerIc());
      metrics.put(regime + "ic_baseline", score.baselineIc());
      metrics.put(regime + "ic_gain", score.difference());
      metrics.put(regime + "ic_gain_low", score.low());
      metrics.put(regime + "ic_gain_high", score.high());
      metrics.put(regime + "p", score.decision().p());
      metrics.put(regime + "p_own", score.decision().ownP());
      metrics.put(regime + "level", score.decision().level());
      metrics.put(regime + "net_return", score.decision().netReturn());
      metrics.put(regime + "net_return_baseline", score.decision().baselineNetReturn());
      metrics.put(regime + "turnover", score.decision().turnover());
    }
    for (LearnerScore score : scores) {
      String name = score.learner() + "." + prefix(score.regime()) + score.metric();
      metrics.put(name, score.mean());
      metrics.put(name + "_gain", score.difference());
    }
    return metrics;
  }

  private static String prefix(String regime) {
    return regime.equals(BaselineComparison.ALL) ? "" : regime + ".";
  }

  /** The mean score of each learner, over the whole window and by regime. */
  private static Map<String, Double> foldMetrics(List<DayScore> scores) {
    Map<String, Double> metrics = new TreeMap<>();
    for (UnaryOperator<String> regime :
        List.<UnaryOperator<String>>of(all -> "", name -> name + ".")) {
      metrics.putAll(
          scores.stream()
              .collect(
                  groupingBy(
                      s -> s.learner() + "." + regime.apply(s.regime()) + s.metric(),
                      averagingDouble(DayScore::value))));
    }
    return metrics;
  }

  private List<Artifact> icPlots(List<DayScore> scores) {
    if (scores.isEmpty()) {
      return List.of();
    }
    List<LocalDate> dates = dates(scores);
    List<Line> daily =
        learners.stream()
            .map(learner -> new Line(learner.name(), values(scores, learner.name())))
            .toList();
    List<Line> cumulated =
        daily.stream().map(line -> new Line(line.name(), cumulated(line.values()))).toList();
    return List.of(
        Artifact.of(
            "plots/cumulative_ic.svg",
            LinePlot.svg("Cumulative daily rank IC, out of sample", dates, cumulated)),
        Artifact.of(
            "plots/daily_ic.svg", LinePlot.svg("Daily rank IC, out of sample", dates, daily)));
  }

  private static List<LocalDate> dates(List<DayScore> scores) {
    return scores.stream().map(DayScore::date).distinct().toList();
  }

  private static List<Double> values(List<DayScore> scores, String learner) {
    return scores.stream()
        .filter(s -> s.learner().equals(learner) && s.metric().equals(DayScore.RANK_IC))
        .map(DayScore::value)
        .toList();
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
