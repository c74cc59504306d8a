package io.tidemark.workflows.cli.desk;

import io.tidemark.core.job.ReviewRequest;
import io.tidemark.workflows.cli.Shell;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code quarantine approve}. */
@Command(
    name = "approve",
    mixinStandardHelpOptions = true,
    description = "The rows count as they are.")
final class ApproveCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private Decision decision;

  ApproveCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    return decision.decide(shell, ReviewRequest.Decision.APPROVE, Map.of());
  }
}
