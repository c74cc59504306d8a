package io.tidemark.cli.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.flows.steps.RunProgress.State;
import io.tidemark.flows.steps.RunProgress.StepProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StepDurationsTest {
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

  @TempDir private Path folder;
  private StepDurations durations;

  @BeforeEach
  void open() {
    durations = new StepDurations(folder.resolve("data/durations.json"));
    durations.add("input", List.of(done("land", 10), done("train", 100)));
    durations.add("input", List.of(done("land", 30), done("train", 60)));
    durations.add("input", List.of(done("land", 20), done("train", 80)));
  }

  @Test
  void whatIsLeftIsTheMedianOfTheRest() {
    assertThat(durations.left("input", List.of(waiting("land"), waiting("train")), NOON))
        .isEqualTo(Duration.ofSeconds(20 + 80));
  }

  @Test
  void aRunningStepHasTheRestOfItsMedianLeft() {
    assertThat(durations.left("input", List.of(done("land", 9), running("train", 50)), NOON))
        .isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aStepThatOverrunsHasNothingLeft() {
    assertThat(durations.left("input", List.of(running("land", 500), waiting("train")), NOON))
        .isEqualTo(Duration.ofSeconds(80));
  }

  @Test
  void anInputThatNeverRanIsGuessedAtThePaceSoFar() {
    Duration typical = durations.left("other", List.of(waiting("land"), waiting("train")), NOON);
    Duration train = durations.left("other", List.of(waiting("train")), NOON);
    Duration landing = typical.minus(train);

    List<StepProgress> twiceAsSlow =
        List.of(done("land", 2 * landing.toSeconds()), waiting("train"));

    assertThat(landing).isPositive();
    assertThat(durations.left("other", twiceAsSlow, NOON)).isEqualTo(train.multipliedBy(2));
  }

  @Test
  void nothingIsLeftOfAFinishedRun() {
    assertThat(durations.left("input", List.of(done("land", 9), done("train", 9)), NOON)).isZero();
  }

  @Test
  void anUnreadableFileCostsOnlyWhatItHeld() throws IOException {
    Files.writeString(folder.resolve("data/durations.json"), "{");

    assertThat(durations.left("input", List.of(waiting("land")), NOON))
        .isEqualTo(durations.left("other", List.of(waiting("land")), NOON));
  }

  private static StepProgress done(String step, long seconds) {
    return new StepProgress(step, State.DONE, NOON.minusSeconds(seconds), NOON, "");
  }

  private static StepProgress running(String step, long seconds) {
    return new StepProgress(step, State.RUNNING, NOON.minusSeconds(seconds), null, "");
  }

  private static StepProgress waiting(String step) {
    return new StepProgress(step, State.WAITING, null, null, "");
  }
}
