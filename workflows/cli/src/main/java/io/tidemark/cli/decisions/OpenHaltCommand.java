package io.tidemark.cli.decisions;

import io.tidemark.cli.command.CommandContext;
import io.tidemark.cli.launch.Launch;
import io.tidemark.core.market.HaltState;
import io.tidemark.flows.market.DailyRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code halts open}: halts a ticker. */
@Launch(jobs = true)
@Command(
    name = "open",
    mixinStandardHelpOptions = true,
    description = "Halt a ticker: features and regimes are built without it from now on.")
final class OpenHaltCommand implements Callable<Integer> {
  private final CommandContext shell;

  @Parameters(paramLabel = "TICKER", description = "The ticker.")
  private String ticker;

  @Option(
      names = "--date",
      paramLabel = "DATE",
      description = "The session that caused the halt; default: the last closed session.")
  private LocalDate date;

  @Option(names = "--dispute", description = "Only mark it as disputed; it is still used.")
  private boolean dispute;

  @Mixin private DecisionOptions decider;

  OpenHaltCommand(CommandContext shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    LocalDate day = date == null ? DailyRequest.lastClosed(Instant.now()) : date;
    return HaltChange.of(
        shell, decider, ticker, dispute ? HaltState.DISPUTED : HaltState.HALTED, day);
  }
}
