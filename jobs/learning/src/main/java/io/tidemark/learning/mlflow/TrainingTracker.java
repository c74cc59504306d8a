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
 * Follows one training in MLflow: a parent run named by the run key, and a nested run a fold. It
 * stands beside the training, never in its way: without a server it does nothing, and after the
 * first trouble with one it says so in the log and does nothing more.
 *
 * <p>Runs are found again by run key and fold. A training that is run a second time resumes what a
 * kill left open and leaves alone what is finished.
 */
public final class TrainingTracker implements AutoCloseable {
  static final String FOLD = "tidemark.fold";
  static final String PARENT = "mlflow.parentRunId";

  private static final Logger LOG = LoggerFactory.getLogger(TrainingTracker.class);

  private final String server;
  private MlflowRuns runs; // null where nothing is tracked
  private MlflowRun parent;
  private MlflowRun fold; // null between folds

  private TrainingTracker(String server) {
    this.server = server;
  }

  /**
   * Opens the parent run.
   *
   * @param server address; empty: nothing is tracked
   * @param tags of the parent run
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

  /** A fold begins. */
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
   * The fold that was started last is done.
   *
   * @param content made for the run's id, and only where it is to be written
   */
  public void finishFold(Function<String, RunContent> content) {
    guarded(
        () -> {
          runs.finish(fold, content);
          fold = null;
        });
  }

  /**
   * The training is done.
   *
   * @param content made for the run's id, and only where it is to be written
   */
  public void finish(Function<String, RunContent> content) {
    guarded(() -> parent = runs.finish(parent, content));
  }

  /** The parent run's id, empty if nothing is tracked. */
  public String runId() {
    return runs == null ? "" : parent.id();
  }

  /** Where a person looks at the parent run, empty if nothing is tracked. */
  public String url() {
    return runs == null ? "" : runs.url(parent);
  }

  /** Ends what is still open as failed. */
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
      LOG.warn("MLflow at {} does not take this training; it goes on without tracking", server, e);
      runs.close();
      runs = null;
    }
  }
}
