package io.tidemark.cli.decisions;

import io.tidemark.cli.command.CommandContext;
import io.tidemark.cli.launch.Launch;
import io.tidemark.core.review.RowReview;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code quarantine reject}: removes rows from the queue; they do not count. */
@Launch(jobs = true)
@Command(
    name = "reject",
    mixinStandardHelpOptions = true,
    description = "The rows do not count, and leave the queue.")
final class RejectCommand implements Callable<Integer> {
  private final CommandContext shell;

  @Mixin private RowDecisionCommand decision;

  RejectCommand(CommandContext shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    return decision.decide(shell, RowReview.Decision.REJECT, Map.of());
  }
}
