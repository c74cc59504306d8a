package io.tidemark.workflows.console;

import io.tidemark.core.job.Progress;
import io.tidemark.workflows.pipeline.PipelineProgress.State;
import io.tidemark.workflows.pipeline.PipelineProgress.StepProgress;
import io.tidemark.workflows.runs.RunSnapshot;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One block on a terminal, drawn over itself. */
final class ProgressBoard implements ProgressView {
  private static final String UP = "\u001b[%dA";
  private static final String CLEAR_TO_END = "\u001b[J";
  private static final int WIDTH = 100;
  private static final int BAR = 24;

  private final PrintStream out;
  private final Estimate estimate;
  private final Instant begun = Instant.now();
  private int drawn;

  ProgressBoard(PrintStream out, Estimate estimate) {
    this.out = out;
    this.estimate = estimate;
  }

  @Override
  public void accept(RunSnapshot run) {
    List<String> lines = lines(run, Instant.now());
    if (drawn > 0) {
      out.printf(UP + CLEAR_TO_END, drawn);
    }
    lines.forEach(out::println);
    out.flush();
    drawn = lines.size();
  }

  List<String> lines(RunSnapshot run, Instant now) {
    List<String> lines = new ArrayList<>();
    for (StepProgress step : run.progress().steps()) {
      lines.add(Words.fit(line(step, now), WIDTH));
      if (step.state() == State.RUNNING) {
        run.job().ifPresent(job -> lines.add("    " + Words.fit(line(job), WIDTH)));
        if (!run.trouble().isEmpty()) {
          lines.add("    " + Words.fit("attempt " + run.attempt() + ": " + run.trouble(), WIDTH));
        }
      }
    }
    lines.add(clock(run, now));
    return lines;
  }

  private static String line(StepProgress step, Instant now) {
    String time = step.started() == null ? "" : Words.of(step.elapsed(now));
    return String.format(
        Locale.ROOT, "%s %-15s %-12s %s", mark(step.state()), step.step(), time, step.summary());
  }

  private static String line(Progress job) {
    String rows = job.rows() > 0 ? String.format(Locale.ROOT, ", %,d rows", job.rows()) : "";
    return bar(job) + job.stage() + rows;
  }

  private static String bar(Progress job) {
    if (job.tasksTotal() <= 0) {
      return "";
    }
    int full = BAR * job.tasksDone() / job.tasksTotal();
    return "%s%s %d of %d tasks, "
        .formatted("█".repeat(full), "░".repeat(BAR - full), job.tasksDone(), job.tasksTotal());
  }

  private String clock(RunSnapshot run, Instant now) {
    Optional<Duration> left = estimate.apply(run.progress().steps(), now);
    return Words.of(Duration.between(begun, now))
        + " so far"
        + left.map(time -> ", about " + Words.of(time) + " left").orElse("");
  }

  private static String mark(State state) {
    return switch (state) {
      case WAITING -> "·";
      case RUNNING -> "▶";
      case DONE -> "✓";
      case SKIPPED -> "–";
      case FAILED -> "✗";
    };
  }
}
