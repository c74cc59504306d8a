package io.tidemark.learning;

import io.tidemark.api.JobSettings;
import io.tidemark.api.learning.TrainRequest;
import io.tidemark.api.learning.TrainRequest.LearnerScore;
import io.tidemark.api.learning.TrainRequest.Model;
import io.tidemark.api.learning.TrainRequest.Score;
import io.tidemark.core.CodeVersion;
import io.tidemark.core.UserFault;
import io.tidemark.core.feature.FeatureSet;
import io.tidemark.core.table.learning.ContributionsTable;
import io.tidemark.core.table.learning.FeatureTable;
import io.tidemark.core.table.learning.ScoresTable;
import io.tidemark.lake.Lake;
import io.tidemark.learning.learner.Learner;
import io.tidemark.learning.learner.LearnerFits;
import io.tidemark.learning.mlflow.TrainingContent;
import io.tidemark.learning.mlflow.TrainingTracker;
import io.tidemark.learning.models.FinalModel;
import io.tidemark.learning.models.FinalModels;
import io.tidemark.learning.models.ModelFiles;
import io.tidemark.learning.panel.LearningDataset;
import io.tidemark.learning.panel.Panel;
import io.tidemark.learning.panel.PanelReader;
import io.tidemark.learning.panel.RegimeHistory;
import io.tidemark.learning.walkforward.BaselineComparison;
import io.tidemark.learning.walkforward.DayScore;
import io.tidemark.learning.walkforward.Fold;
import io.tidemark.learning.walkforward.FoldResult;
import io.tidemark.learning.walkforward.FoldTrial;
import io.tidemark.learning.walkforward.Look;
import io.tidemark.learning.walkforward.WalkForward;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The training step: compares all {@link Learners} in a walk-forward, then fits the model that is
 * served in each regime. A regime gets a challenger only if it beat the baseline, zero and its
 * trading costs on test days that were not used to choose it, at a level that is shared by all
 * trainings of the experiment.
 *
 * <p>All learners predict the label's rank within its day from data known by the request's {@code
 * asOf}. The same request gives the same scores and byte-identical model files.
 */
public final class TrainModels {
  private final Lake lake;
  private final JobSettings settings;

  public TrainModels(Lake lake, JobSettings settings) {
    this.lake = lake;
    this.settings = settings;
  }

  /**
   * Runs the step.
   *
   * @param stage receives the name of each stage when it begins
   * @throws UserFault if the definition changed since the build, or the history is too short for
   *     the walk-forward
   */
  public TrainRequest.Result run(TrainRequest request, Consumer<String> stage) {
    FeatureSet set = definition(request);
    int horizon = set.lookAhead(request.label());
    ModelFiles files = new ModelFiles(lake.store());
    stage.accept("reading features of " + set.name());
    RegimeHistory regimes = RegimeHistory.read(lake, request);
    Panel panel =
        PanelReader.read(lake, FeatureTable.of(set), set.featureNames(), request, regimes.byDate());
    LearningDataset dataset = LearningDataset.of(panel);
    List<Learner> learners = Learners.all();
    BaselineComparison comparison =
        new BaselineComparison(
            Learners.BASELINE.name(),
            Learners.CHALLENGERS.stream().map(Learner::name).toList(),
            regimes.names(),
            horizon);
    List<Fold> folds = WalkForward.split(panel.labelledSessions(), request.folds(), horizon);
    TrainingContent content = new TrainingContent(request, learners, panel, horizon);
    try (TrainingTracker tracker = tracker(request, set);
        LearnerFits fits = new LearnerFits(lake.spark(), dataset, request.seed())) {
      // Before the first fold, whose scores can be seen in MLflow: who stops then has looked.
      TrialLedger ledger = new TrialLedger(lake, request, set.name());
      Look look = ledger.open(comparison.hypotheses());
      FoldTrial trial = new FoldTrial(dataset, fits, learners, horizon, request.tradingCost());
      List<DayScore> days = new ArrayList<>();
      for (Fold fold : folds) {
        stage.accept("training fold %d of %d".formatted(fold.number(), folds.size()));
        tracker.startFold(fold.number());
        FoldResult result = trial.run(fold);
        tracker.finishFold(run -> content.fold(run, result));
        days.addAll(result.scores());
      }
      stage.accept("comparing with the baseline");
      List<Score> verdicts = comparison.verdicts(days, look);
      Map<String, Long> tables =
          new HashMap<>(ledger.close(look, comparison.comparisons(days, verdicts)));
      stage.accept("writing daily scores");
      long version = ScoreTable.append(lake, request, set.calendar(), days);
      List<LearnerScore> scores = comparison.learners(days);
      stage.accept("training the models to serve");
      List<FinalModel> finals = FinalModels.train(dataset, fits, learners, verdicts);
      List<Model> models = files.write(request.runKey(), finals);
      stage.accept("writing what each feature contributes");
      tables.put(
          ContributionsTable.TABLE.name(),
          ContributionWriter.append(
              lake, request, set.calendar(), dataset, horizon, finals, models));
      tracker.finish(run -> content.summary(run, verdicts, scores, days, finals));
      return new TrainRequest.Result(
          comparison.baseline(),
          verdicts.get(0).learner(),
          verdicts,
          models,
          tracker.runId(),
          tracker.url(),
          version,
          scores,
          ScoresTable.TABLE.name(),
          tables);
    }
  }

  private static FeatureSet definition(TrainRequest request) {
    FeatureSet set = FeatureSet.load(request.featureSet());
    if (!set.definitionHash().equals(request.definitionHash())) {
      throw new UserFault(
          "feature set %s is now defined as %s, the features were built as %s; build them again"
              .formatted(set.name(), set.definitionHash(), request.definitionHash()));
    }
    if (set.isIntraday()) {
      throw new UserFault(
          "%s has rows within the day, and learners take one row per ticker and session; publish it without training: ./tidemark features publish"
              .formatted(set.name()));
    }
    set.earlyStart(request.label())
        .ifPresent(
            fault -> {
              throw new UserFault(fault);
            });
    return set;
  }

  private TrainingTracker tracker(TrainRequest request, FeatureSet set) {
    return TrainingTracker.open(
        settings.mlflowUri(),
        request.experiment(),
        request.runKey().value(),
        Map.of(
            "tidemark.feature_set", set.name(),
            "tidemark.definition_hash", set.definitionHash(),
            "tidemark.code_version", CodeVersion.current()));
  }
}
