package io.tidemark.learning.mlflow;

import io.tidemark.tracking.MlflowRun;
import io.tidemark.tracking.MlflowRuns;
import io.tidemark.tracking.RunContent;
import io.tidemark.tracking.RunStatus;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs one training to MLflow: a parent run named by the run key, and one nested run per fold.
 * Tracking never fails a training: without a server it does nothing, and after the first error it
 * logs a warning and stops.
 *
 * <p>Runs are found by run key and fold. A rerun of a killed training resumes its open runs and
 * does not change its finished runs.
 */
public final class TrainingTracker implements AutoCloseable {
  static final String FOLD = "tidemark.fold";
  static final String PARENT = "mlflow.parentRunId";

  private static final Logger LOG = LoggerFactory.getLogger(TrainingTracker.class);

  private final String server;
  private MlflowRuns runs; // null if nothing is tracked
  private MlflowRun parent;
  private MlflowRun fold; // null between folds

  private TrainingTracker(String server) {
    this.server = server;
  }

  /**
   * Opens the parent run.
   *
   * @param server address of the MLflow server; empty: nothing is tracked
   * @param tags tags of the parent run
   */
  public static TrainingTracker open(
      String server, String experiment, String runKey, Map<String, String> tags) {
    TrainingTracker tracker = new TrainingTracker(server);
    if (!server.isBlank()) {
      tracker.runs = new MlflowRuns(server);
      tracker.guarded(() -> tracker.openParent(experiment, runKey, tags));
    }
    return tracker;
  }

  /** Opens the nested run of a fold. */
  public void startFold(int number) {
    guarded(
        () ->
            fold =
                runs.resumeOrStart(
                    parent.experiment(),
                    "fold " + number,
                    Map.of(PARENT, parent.id(), FOLD, Integer.toString(number))));
  }

  /**
   * Writes and finishes the run of the fold that was started last.
   *
   * @param content makes the content for a run id; called only if it is going to be written
   */
  public void finishFold(Function<String, RunContent> content) {
    guarded(
        () -> {
          runs.finish(fold, content);
          fold = null;
        });
  }

  /**
   * Writes and finishes the parent run.
   *
   * @param content makes the content for a run id; called only if it is going to be written
   */
  public void finish(Function<String, RunContent> content) {
    guarded(() -> parent = runs.finish(parent, content));
  }

  /** The parent run's id, empty if nothing is tracked. */
  public String runId() {
    return runs == null ? "" : parent.id();
  }

  /** The URL of the parent run in the MLflow UI, empty if nothing is tracked. */
  public String url() {
    return runs == null ? "" : runs.url(parent);
  }

  /** Marks runs that are still open as failed. */
  @Override
  public void close() {
    guarded(
        () -> {
          fail(fold);
          fail(parent);
          runs.close();
        });
  }

  private void fail(MlflowRun run) {
    if (run != null && run.status() != RunStatus.FINISHED) {
      runs.end(run, RunStatus.FAILED);
    }
  }

  private void openParent(String experiment, String runKey, Map<String, String> tags) {
    runs.ping();
    parent =
        runs.resumeOrStart(runs.experiment(experiment), runKey, Map.of(MlflowRuns.RUN_KEY, runKey));
    if (parent.status() != RunStatus.FINISHED) {
      runs.log(parent, new RunContent(Map.of(), Map.of(), tags, List.of()));
    }
  }

  private void guarded(Runnable work) {
    if (runs == null) {
      return;
    }
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.warn(
          "MLflow at {} did not accept this training; the training continues without tracking",
          server,
          e);
      runs.close();
      runs = null;
    }
  }
}
