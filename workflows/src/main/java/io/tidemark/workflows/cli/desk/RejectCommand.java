package io.tidemark.workflows.cli.desk;

import io.tidemark.core.job.ReviewRequest;
import io.tidemark.workflows.cli.Shell;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code quarantine reject}. */
@Command(
    name = "reject",
    mixinStandardHelpOptions = true,
    description = "The rows do not count, and leave the queue.")
final class RejectCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private Decision decision;

  RejectCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    return decision.decide(shell, ReviewRequest.Decision.REJECT, Map.of());
  }
}
