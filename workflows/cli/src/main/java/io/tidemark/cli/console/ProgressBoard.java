package io.tidemark.cli.console;

import io.tidemark.api.Progress;
import io.tidemark.cli.runs.RunSnapshot;
import io.tidemark.flows.steps.RunProgress.State;
import io.tidemark.flows.steps.RunProgress.StepProgress;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A block on a terminal that is drawn over itself. */
final class ProgressBoard implements ProgressView {
  private static final String UP = "\u001b[%dA";
  private static final String CLEAR_TO_END = "\u001b[J";
  private static final int WIDEST = 120;
  private static final int BAR = 24;

  private final PrintStream out;
  private final int width;
  private final Estimate estimate;
  private final Instant begun = Instant.now();
  private int drawn;

  /**
   * @param columns width of the terminal; a longer line would wrap and break the drawing
   */
  ProgressBoard(PrintStream out, int columns, Estimate estimate) {
    this.out = out;
    this.width = Math.min(columns, WIDEST) - 1;
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
      lines.add(line(step, now));
      if (step.state() == State.RUNNING) {
        run.job().ifPresent(job -> lines.add("    " + line(job)));
        if (!run.trouble().isEmpty()) {
          lines.add("    attempt " + run.attempt() + ": " + run.trouble());
        }
      }
    }
    lines.add(clock(run, now));
    return lines.stream().map(line -> DurationText.fit(line, width)).toList();
  }

  private static String line(StepProgress step, Instant now) {
    String time = step.started() == null ? "" : DurationText.of(step.elapsed(now));
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
    Duration left = estimate.apply(run.progress().steps(), now);
    return DurationText.of(Duration.between(begun, now))
        + " so far"
        + (left.isZero() ? "" : ", about " + DurationText.of(left) + " left");
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
