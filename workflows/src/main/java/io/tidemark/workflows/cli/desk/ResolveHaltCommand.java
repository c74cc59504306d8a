package io.tidemark.workflows.cli.desk;

import io.tidemark.core.job.HaltRequest.State;
import io.tidemark.workflows.cli.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code halts resolve}. */
@Command(
    name = "resolve",
    mixinStandardHelpOptions = true,
    description = "Let a ticker in again that is in doubt or halted.")
final class ResolveHaltCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "TICKER", description = "The ticker.")
  private String ticker;

  @Mixin private Decider decider;

  ResolveHaltCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    return HaltCall.of(shell, decider, ticker, State.RESOLVED, null);
  }
}
