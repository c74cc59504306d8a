package io.tidemark.flows.steps;

import io.temporal.workflow.Workflow;
import io.tidemark.api.JobRequest;
import io.tidemark.api.JobResult;
import io.tidemark.flows.steps.RunProgress.State;
import io.tidemark.flows.steps.RunProgress.StepProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Records the steps, for the query, for the Temporal UI and for the result. */
public final class StepLog {
  private final Map<String, StepProgress> steps = new LinkedHashMap<>();

  /**
   * Starts with all steps waiting.
   *
   * @param names in order
   */
  public static StepLog of(List<String> names) {
    return new StepLog(
        names.stream().map(name -> new StepProgress(name, State.WAITING, null, null, "")).toList());
  }

  /** Continues with recorded steps. */
  public StepLog(List<StepProgress> steps) {
    steps.forEach(step -> this.steps.put(step.step(), step));
  }

  /**
   * Runs a job as the step.
   *
   * @param purpose description in the Temporal UI
   */
  public <R extends JobResult> R run(String step, String purpose, JobRequest<R> job) {
    return run(step, () -> Activities.run(purpose, job), JobResult::summary);
  }

  /** Runs the step and records its times and result. */
  public <R> R run(String step, Supplier<R> work, Function<R, String> summary) {
    Instant started = now();
    set(step, State.RUNNING, started, null, "");
    tell();
    try {
      R result = work.get();
      set(step, State.DONE, started, now(), summary.apply(result));
      return result;
    } catch (RuntimeException e) {
      set(step, State.FAILED, started, now(), "");
      throw e;
    } finally {
      tell();
    }
  }

  /** Records that the step has nothing to do in this run. */
  public void skip(String step, String why) {
    set(step, State.SKIPPED, null, null, why);
  }

  /** The progress of the run. */
  public RunProgress progress() {
    String current =
        steps.values().stream()
            .filter(step -> step.state() == State.RUNNING)
            .map(StepProgress::step)
            .findFirst()
            .orElse("");
    return new RunProgress(current, all());
  }

  /** All steps in order. */
  public List<StepProgress> all() {
    return new ArrayList<>(steps.values());
  }

  private void set(String step, State state, Instant started, Instant finished, String summary) {
    steps.put(step, new StepProgress(step, state, started, finished, summary));
  }

  /** Updates the text on the workflow's page in the Temporal UI. */
  private void tell() {
    StringBuilder text = new StringBuilder();
    for (StepProgress step : steps.values()) {
      text.append("- **%s** %s %s%n".formatted(step.step(), word(step.state()), step.summary()));
    }
    Workflow.setCurrentDetails(text.toString());
  }

  private static String word(State state) {
    return switch (state) {
      case WAITING -> "waits";
      case RUNNING -> "runs";
      case DONE -> "done:";
      case SKIPPED -> "skipped:";
      case FAILED -> "failed";
    };
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}
