package io.tidemark.cli.console;

import io.tidemark.api.Progress;
import io.tidemark.cli.runs.RunSnapshot;
import io.tidemark.flows.steps.RunProgress.State;
import io.tidemark.flows.steps.RunProgress.StepProgress;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Prints a line for each change, for logs and pipes. */
final class ProgressLines implements ProgressView {
  private final PrintStream out;
  private final Estimate estimate;
  private final Map<String, State> states = new HashMap<>();
  private String stage = "";
  private String trouble = "";

  ProgressLines(PrintStream out, Estimate estimate) {
    this.out = out;
    this.estimate = estimate;
  }

  @Override
  public void accept(RunSnapshot run) {
    for (StepProgress step : run.progress().steps()) {
      if (states.put(step.step(), step.state()) != step.state()) {
        tell(step, run);
      }
    }
    if (!run.trouble().isEmpty() && !run.trouble().equals(trouble)) {
      trouble = run.trouble();
      out.printf("%s: attempt %d, since %s%n", current(run), run.attempt(), trouble);
    }
    run.job()
        .map(Progress::stage)
        .filter(now -> !now.equals(stage))
        .ifPresent(now -> tell(now, run));
  }

  private void tell(StepProgress step, RunSnapshot run) {
    switch (step.state()) {
      case RUNNING -> out.printf("%s: begun%s%n", step.step(), left(run));
      case DONE ->
          out.printf(
              "%s: done in %s: %s%n",
              step.step(), DurationText.of(step.elapsed(Instant.now())), step.summary());
      case SKIPPED -> out.printf("%s: skipped, %s%n", step.step(), step.summary());
      case FAILED -> out.printf("%s: failed%n", step.step());
      case WAITING -> {}
    }
  }

  private void tell(String now, RunSnapshot run) {
    stage = now;
    if (!run.progress().current().isEmpty()) {
      out.printf("%s: %s%n", current(run), now);
    }
  }

  private static String current(RunSnapshot run) {
    return run.progress().current();
  }

  private String left(RunSnapshot run) {
    Duration left = estimate.apply(run.progress().steps(), Instant.now());
    return left.isZero() ? "" : ", about " + DurationText.of(left) + " left in all";
  }
}
