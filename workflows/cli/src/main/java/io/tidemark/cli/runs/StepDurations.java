package io.tidemark.cli.runs;

import com.fasterxml.jackson.core.type.TypeReference;
import io.tidemark.core.Json;
import io.tidemark.flows.pipeline.PipelineStep;
import io.tidemark.flows.steps.RunProgress.State;
import io.tidemark.flows.steps.RunProgress.StepProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How long each step took in earlier runs of the same input, in one file; for estimates. */
public final class StepDurations {
  private static final int KEPT = 9;

  /** Of the simulated market on two cores. */
  private static final Map<String, Integer> TYPICAL_SECONDS =
      Map.of(
          PipelineStep.FETCH.key(), 28,
          PipelineStep.LAND.key(), 17,
          PipelineStep.RECONCILE.key(), 8,
          PipelineStep.BUILD_FEATURES.key(), 7,
          PipelineStep.LABEL_REGIMES.key(), 4,
          PipelineStep.TRAIN.key(), 11,
          PipelineStep.PUBLISH.key(), 3,
          PipelineStep.REPORT.key(), 5);

  private final Path file;

  /**
   * @param file need not exist yet
   */
  public StepDurations(Path file) {
    this.file = file;
  }

  /** Adds what the steps of a finished run took. */
  public void add(String inputHash, List<StepProgress> steps) {
    Map<String, Map<String, List<Long>>> all = read();
    Map<String, List<Long>> mine = all.computeIfAbsent(inputHash, unused -> new TreeMap<>());
    for (StepProgress step : steps) {
      if (step.state() == State.DONE) {
        List<Long> millis = mine.computeIfAbsent(step.step(), unused -> new ArrayList<>());
        millis.add(step.elapsed(Instant.now()).toMillis());
        if (millis.size() > KEPT) {
          millis.remove(0);
        }
      }
    }
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, Json.pretty(all));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /**
   * How long the rest should take: for each step that is not over its usual time, less what it has
   * had already. The usual time is the median of earlier runs of the same input; for an input that
   * never ran, it is the typical time, at the pace of the steps that are done.
   */
  public Duration left(String inputHash, List<StepProgress> steps, Instant now) {
    Map<String, List<Long>> mine = read().getOrDefault(inputHash, Map.of());
    double pace = pace(steps, now);
    Duration left = Duration.ZERO;
    for (StepProgress step : steps) {
      if (step.state() == State.WAITING || step.state() == State.RUNNING) {
        List<Long> earlier = mine.getOrDefault(step.step(), List.of());
        long usual =
            earlier.isEmpty() ? Math.round(pace * typicalMillis(step.step())) : median(earlier);
        Duration rest = Duration.ofMillis(usual).minus(step.elapsed(now));
        left = rest.isNegative() ? left : left.plus(rest);
      }
    }
    return left;
  }

  /** How much longer than typical the steps took that are done. */
  private static double pace(List<StepProgress> steps, Instant now) {
    long taken = 0;
    long typical = 0;
    for (StepProgress step : steps) {
      if (step.state() == State.DONE) {
        taken += step.elapsed(now).toMillis();
        typical += typicalMillis(step.step());
      }
    }
    return typical == 0 ? 1 : (double) taken / typical;
  }

  private static long typicalMillis(String step) {
    return TYPICAL_SECONDS.getOrDefault(step, 10) * 1000L;
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private Map<String, Map<String, List<Long>>> read() {
    if (!Files.exists(file)) {
      return new TreeMap<>();
    }
    try {
      return Json.mapper().readValue(Files.readString(file), new TypeReference<>() {});
    } catch (IOException e) {
      return new TreeMap<>(); // only estimates are lost
    }
  }
}
