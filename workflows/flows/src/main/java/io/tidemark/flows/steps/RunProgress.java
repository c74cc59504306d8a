package io.tidemark.flows.steps;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How far a run is.
 *
 * @param current key of the step that runs, or empty
 * @param steps all steps in order
 */
public record RunProgress(String current, List<StepProgress> steps) {
  /** The query that every workflow answers with it. */
  public static final String QUERY = "progress";

  /** What became of a step. */
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

    /** How long it took, or has taken by then; zero if it did not start. */
    public Duration elapsed(Instant now) {
      return started == null
          ? Duration.ZERO
          : Duration.between(started, finished == null ? now : finished);
    }
  }
}
