package io.tidemark.api;

/**
 * How far a step is.
 *
 * @param stage what it is doing now, in words
 * @param tasksDone of {@code tasksTotal}, in this stage; both 0 where tasks are not counted
 * @param rows rows written so far by the step
 */
public record Progress(String stage, int tasksDone, int tasksTotal, long rows) {
  /** The stage of a step whose result is there already. */
  public static final String DONE_BEFORE = "done before";
}
