package io.tidemark.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.api.Progress;
import io.tidemark.cli.runs.RunSnapshot;
import io.tidemark.flows.steps.RunProgress;
import io.tidemark.flows.steps.RunProgress.State;
import io.tidemark.flows.steps.RunProgress.StepProgress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProgressViewTest {
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  private static final StepProgress LANDED =
      new StepProgress("land", State.DONE, NOON.minusSeconds(75), NOON, "900 bars");
  private static final StepProgress TRAINING =
      new StepProgress("train", State.RUNNING, NOON, null, "");

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void withoutATerminalThereIsOneLinePerChangeAndNoControlCharacter() {
    ProgressView view = view(0);
    view.accept(snapshot("fold 1 of 5", 1, ""));
    view.accept(snapshot("fold 1 of 5", 1, ""));
    view.accept(snapshot("fold 2 of 5", 1, ""));
    view.accept(snapshot("fold 2 of 5", 2, "disk hiccup"));

    assertThat(text().lines())
        .containsExactly(
            "land: done in 1 min 15 s: 900 bars",
            "train: begun, about 40 s left in all",
            "train: fold 1 of 5",
            "train: fold 2 of 5",
            "train: attempt 2, since disk hiccup");
    assertThat(text()).matches("[\\n\\x20-\\x7e]*");
  }

  @Test
  void onATerminalTheBlockIsDrawnOverItself() {
    ProgressView view = view(80);
    view.accept(snapshot("fold 1 of 5", 1, ""));
    view.accept(snapshot("fold 2 of 5", 1, ""));

    assertThat(text()).containsOnlyOnce("\u001b[4A\u001b[J");
  }

  @Test
  void theBlockShowsTimesTasksRowsAndTheRemainingTime() {
    ProgressBoard board = new ProgressBoard(out, 80, (steps, now) -> Duration.ofSeconds(40));

    List<String> lines =
        board.lines(snapshot("fold 2 of 5", 2, "disk hiccup"), NOON.plusSeconds(8));

    assertThat(lines.get(0)).isEqualTo("✓ land            1 min 15 s   900 bars");
    assertThat(lines.get(1)).startsWith("▶ train           8 s");
    assertThat(lines.get(2))
        .isEqualTo(
            "    " + "█".repeat(6) + "░".repeat(18) + " 2 of 8 tasks, fold 2 of 5, 1,200 rows");
    assertThat(lines.get(3)).isEqualTo("    attempt 2: disk hiccup");
    assertThat(lines.get(4)).endsWith("so far, about 40 s left");
  }

  @Test
  void noLineIsWiderThanTheTerminal() {
    ProgressBoard board = new ProgressBoard(out, 30, (steps, now) -> Duration.ofSeconds(40));

    assertThat(board.lines(snapshot("fold 2 of 5", 2, "disk hiccup " + "x".repeat(50)), NOON))
        .allMatch(line -> line.length() < 30);
  }

  private ProgressView view(int columns) {
    return ProgressView.on(out, columns, (steps, now) -> Duration.ofSeconds(40));
  }

  private static RunSnapshot snapshot(String stage, int attempt, String trouble) {
    return new RunSnapshot(
        new RunProgress("train", List.of(LANDED, TRAINING)),
        Optional.of(new Progress(stage, 2, 8, 1200)),
        attempt,
        trouble);
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
