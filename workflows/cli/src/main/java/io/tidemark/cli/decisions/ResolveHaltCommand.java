package io.tidemark.cli.decisions;

import io.tidemark.cli.command.CommandContext;
import io.tidemark.cli.launch.Launch;
import io.tidemark.core.market.HaltState;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code halts resolve}: ends a halt or doubt. */
@Launch(jobs = true)
@Command(
    name = "resolve",
    mixinStandardHelpOptions = true,
    description = "Include a ticker again that is disputed or halted.")
final class ResolveHaltCommand implements Callable<Integer> {
  private final CommandContext shell;

  @Parameters(paramLabel = "TICKER", description = "The ticker.")
  private String ticker;

  @Mixin private DecisionOptions decider;

  ResolveHaltCommand(CommandContext shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    return HaltChange.of(shell, decider, ticker, HaltState.RESOLVED, null);
  }
}
