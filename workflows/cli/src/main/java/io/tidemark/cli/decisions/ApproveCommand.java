package io.tidemark.cli.decisions;

import io.tidemark.cli.command.CommandContext;
import io.tidemark.cli.launch.Launch;
import io.tidemark.core.review.RowReview;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code quarantine approve}: lets rows count as they are. */
@Launch(jobs = true)
@Command(
    name = "approve",
    mixinStandardHelpOptions = true,
    description = "The rows count as they are.")
final class ApproveCommand implements Callable<Integer> {
  private final CommandContext shell;

  @Mixin private RowDecisionCommand decision;

  ApproveCommand(CommandContext shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    return decision.decide(shell, RowReview.Decision.APPROVE, Map.of());
  }
}
