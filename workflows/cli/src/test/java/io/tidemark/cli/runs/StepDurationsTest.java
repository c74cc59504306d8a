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
  void theRemainingTimeIsTheSumOfTheMedians() {
    assertThat(durations.left("input", List.of(waiting("land"), waiting("train")), NOON))
        .isEqualTo(Duration.ofSeconds(20 + 80));
  }

  @Test
  void aRunningStepNeedsTheRestOfItsMedian() {
    assertThat(durations.left("input", List.of(done("land", 9), running("train", 50)), NOON))
        .isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void aStepThatOverrunsCountsAsFinishedAndSlowsTheFollowingSteps() {
    assertThat(durations.left("input", List.of(running("land", 60), waiting("train")), NOON))
        .isEqualTo(Duration.ofMinutes(4));
  }

  @Test
  void aBusyMachineLengthensTheEstimate() {
    assertThat(durations.left("input", List.of(done("land", 80), waiting("train")), NOON))
        .isEqualTo(Duration.ofSeconds(4 * 80));
  }

  @Test
  void aStepThatWaitedForOtherServersDoesNotInflateTheEstimate() {
    assertThat(durations.left("input", List.of(done("land", 20_000), waiting("train")), NOON))
        .isEqualTo(Duration.ofSeconds(10 * 80));
  }

  @Test
  void aStepThatWasAlreadyDoneDoesNotChangeThePace() {
    assertThat(durations.left("input", List.of(done("land", 1), waiting("train")), NOON))
        .isEqualTo(Duration.ofSeconds(80));
    assertThat(durations.left("other", List.of(done("fetch", 0), waiting("train")), NOON)).isZero();
  }

  @Test
  void aNewInputHasNoEstimateUntilAStepIsDone() {
    assertThat(durations.left("other", List.of(running("fetch", 5), waiting("train")), NOON))
        .isZero();
  }

  @Test
  void aNewInputIsEstimatedAtThePaceSoFar() {
    Duration once = durations.left("other", List.of(done("fetch", 28), waiting("train")), NOON);
    Duration slow = durations.left("other", List.of(done("fetch", 4 * 28), waiting("train")), NOON);

    assertThat(once).isPositive();
    assertThat(slow).isEqualTo(once.multipliedBy(4));
  }

  @Test
  void aFinishedRunHasNoTimeLeft() {
    assertThat(durations.left("input", List.of(done("land", 9), done("train", 9)), NOON)).isZero();
  }

  @Test
  void anUnreadableFileOnlyLosesItsEntries() throws IOException {
    Files.writeString(folder.resolve("data/durations.json"), "{");

    List<StepProgress> landed = List.of(done("land", 30), waiting("train"));
    assertThat(durations.left("input", landed, NOON))
        .isPositive()
        .isEqualTo(durations.left("other", landed, NOON));
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
