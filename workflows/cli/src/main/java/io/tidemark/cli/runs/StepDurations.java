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

/**
 * Durations of the steps in earlier runs of the same input, kept in one file and used for
 * estimates.
 */
public final class StepDurations {
  private static final int KEPT = 9;

  /** A step that took less than this fraction of its usual time had been done before. */
  private static final double FOUND_DONE = 0.2;

  /** A slower step waits for other servers and says little about the remaining ones. */
  private static final double SLOWEST = 10;

  /** Measured on the simulated market on two idle cores; only the ratios matter. */
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

  /** Records the durations of a finished run's steps. */
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
   * Estimates the remaining duration: the usual time of each unfinished step, scaled by the pace of
   * this run, minus the time it has already run. The usual time is the median of earlier runs of
   * the same input, and the pace is never assumed to be faster than that. For an input that never
   * ran, it is the typical time, which is used only after a step has finished or overrun.
   *
   * @return zero if nothing is known or nothing is left
   */
  public Duration left(String inputHash, List<StepProgress> steps, Instant now) {
    Map<String, List<Long>> mine = read().getOrDefault(inputHash, Map.of());
    double taken = 0;
    double usual = 0;
    for (StepProgress step : steps) {
      double elapsed = step.elapsed(now).toMillis();
      double expected = usualMillis(mine, step.step());
      boolean done = step.state() == State.DONE && elapsed > FOUND_DONE * expected;
      boolean overruns = step.state() == State.RUNNING && elapsed > expected;
      if (done || overruns) {
        taken += elapsed;
        usual += expected;
      }
    }
    if (mine.isEmpty() && usual == 0) {
      return Duration.ZERO;
    }
    double pace = usual == 0 ? 1 : Math.min(SLOWEST, taken / usual);
    return rest(mine, mine.isEmpty() ? pace : Math.max(1, pace), steps, now);
  }

  private static Duration rest(
      Map<String, List<Long>> mine, double pace, List<StepProgress> steps, Instant now) {
    Duration left = Duration.ZERO;
    for (StepProgress step : steps) {
      if (step.state() == State.WAITING || step.state() == State.RUNNING) {
        long expected = Math.round(pace * usualMillis(mine, step.step()));
        Duration rest = Duration.ofMillis(expected).minus(step.elapsed(now));
        left = rest.isNegative() ? left : left.plus(rest);
      }
    }
    return left;
  }

  private static long usualMillis(Map<String, List<Long>> mine, String step) {
    List<Long> earlier = mine.getOrDefault(step, List.of());
    return earlier.isEmpty() ? typicalMillis(step) : median(earlier);
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
