package io.tidemark.api;

/**
 * The progress of a step.
 *
 * @param stage description of the current stage
 * @param tasksDone completed tasks of {@code tasksTotal} in this stage; both 0 if tasks are not
 *     counted
 * @param rows rows written so far by the step
 */
public record Progress(String stage, int tasksDone, int tasksTotal, long rows) {
  /** The stage of a step that already has a result. */
  public static final String DONE_BEFORE = "done before";
}
