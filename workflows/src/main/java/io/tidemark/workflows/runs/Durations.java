package io.tidemark.workflows.runs;

import com.fasterxml.jackson.core.type.TypeReference;
import io.tidemark.core.Json;
import io.tidemark.workflows.pipeline.PipelineProgress.State;
import io.tidemark.workflows.pipeline.PipelineProgress.StepProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How long each step took in earlier runs of the same input, in one file; for estimates. */
public final class Durations {
  private static final int KEPT = 9;

  private final Path file;

  /**
   * @param file need not exist yet
   */
  public Durations(Path file) {
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
   * How long the rest should take: for each step that is not over its median, less what it has had
   * already.
   *
   * @return empty if a step that is left was never timed
   */
  public Optional<Duration> left(String inputHash, List<StepProgress> steps, Instant now) {
    Map<String, List<Long>> mine = read().getOrDefault(inputHash, Map.of());
    Duration left = Duration.ZERO;
    for (StepProgress step : steps) {
      if (step.state() == State.WAITING || step.state() == State.RUNNING) {
        List<Long> millis = mine.get(step.step());
        if (millis == null || millis.isEmpty()) {
          return Optional.empty();
        }
        Duration rest = Duration.ofMillis(median(millis)).minus(step.elapsed(now));
        left = rest.isNegative() ? left : left.plus(rest);
      }
    }
    return Optional.of(left);
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
