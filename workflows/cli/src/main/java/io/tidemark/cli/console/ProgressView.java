package io.tidemark.cli.console;

import io.tidemark.cli.runs.RunSnapshot;
import io.tidemark.flows.steps.RunProgress.StepProgress;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Shows the progress of a run. */
public interface ProgressView extends Consumer<RunSnapshot> {

  /** Estimates how long the rest of the steps will take, as of an instant. */
  interface Estimate extends BiFunction<List<StepProgress>, Instant, Duration> {}

  /**
   * A view for that stream: a block that is drawn over itself on a terminal, otherwise a line for
   * each change.
   *
   * @param columns width of the terminal, 0 if it is not a terminal
   */
  static ProgressView on(PrintStream out, int columns, Estimate estimate) {
    return columns > 0
        ? new ProgressBoard(out, columns, estimate)
        : new ProgressLines(out, estimate);
  }
}
