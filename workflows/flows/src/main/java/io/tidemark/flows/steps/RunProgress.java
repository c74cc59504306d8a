package io.tidemark.flows.steps;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The progress of a run.
 *
 * @param current key of the running step, or empty
 * @param steps all steps in order
 */
public record RunProgress(String current, List<StepProgress> steps) {
  /** The query of every workflow for its progress. */
  public static final String QUERY = "progress";

  /** The state of a step. */
  public enum State {
    WAITING,
    RUNNING,
    DONE,
    SKIPPED,
    FAILED
  }

  /**
   * One step.
   *
   * @param started null while it waits
   * @param finished null until it ends
   * @param summary its result in a few words, or empty
   */
  public record StepProgress(
      String step, State state, Instant started, Instant finished, String summary) {

    /** Its duration, so far if it is still running; zero if it has not started. */
    public Duration elapsed(Instant now) {
      return started == null
          ? Duration.ZERO
          : Duration.between(started, finished == null ? now : finished);
    }
  }
}
