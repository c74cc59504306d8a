package io.tidemark.workflows.pipeline;

import io.temporal.workflow.Workflow;
import io.tidemark.workflows.pipeline.PipelineProgress.State;
import io.tidemark.workflows.pipeline.PipelineProgress.StepProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Keeps what the steps did, for the query, for the Temporal UI and for the result. */
final class StepLog {
  private final Map<Step, StepProgress> steps = new EnumMap<>(Step.class);

  StepLog() {
    for (Step step : Step.values()) {
      set(step, State.WAITING, null, null, "");
    }
  }

  /** Runs the step and notes when, and what came of it. */
  <R> R run(Step step, Supplier<R> work, Function<R, String> summary) {
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

  /** Notes that the step has nothing to do in this run. */
  void skip(Step step, String why) {
    set(step, State.SKIPPED, null, null, why);
  }

  PipelineProgress progress() {
    String current =
        steps.values().stream()
            .filter(step -> step.state() == State.RUNNING)
            .map(StepProgress::step)
            .findFirst()
            .orElse("");
    return new PipelineProgress(current, all());
  }

  List<StepProgress> all() {
    return new ArrayList<>(steps.values());
  }

  private void set(Step step, State state, Instant started, Instant finished, String summary) {
    steps.put(step, new StepProgress(step.key(), state, started, finished, summary));
  }

  /** The Temporal UI shows this text on the workflow's page. */
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
