package io.tidemark.workflows.console;

import io.tidemark.workflows.pipeline.PipelineProgress.StepProgress;
import io.tidemark.workflows.runs.RunSnapshot;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Shows a run as it goes on. */
public interface ProgressView extends Consumer<RunSnapshot> {

  /** Estimates how long the rest of the steps will take, as of an instant. */
  interface Estimate extends BiFunction<List<StepProgress>, Instant, Optional<Duration>> {}

  /**
   * A view for that stream: one block that is drawn again and again on a terminal, a line for each
   * change elsewhere.
   */
  static ProgressView on(PrintStream out, boolean terminal, Estimate estimate) {
    return terminal ? new ProgressBoard(out, estimate) : new ProgressLines(out, estimate);
  }
}
