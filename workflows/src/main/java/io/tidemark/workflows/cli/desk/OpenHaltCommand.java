package io.tidemark.workflows.cli.desk;

import io.tidemark.core.job.HaltRequest.State;
import io.tidemark.workflows.cli.Shell;
import io.tidemark.workflows.market.DailyRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code halts open}. */
@Command(
    name = "open",
    mixinStandardHelpOptions = true,
    description = "Halt a ticker: features and regimes are built without it from now on.")
final class OpenHaltCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "TICKER", description = "The ticker.")
  private String ticker;

  @Option(
      names = "--date",
      paramLabel = "DATE",
      description = "The session that raised it; default: the last that has closed.")
  private LocalDate date;

  @Option(names = "--dispute", description = "Only note that it is in doubt; it is still used.")
  private boolean dispute;

  @Mixin private Decider decider;

  OpenHaltCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    LocalDate day = date == null ? DailyRequest.lastClosed(Instant.now()) : date;
    return HaltCall.of(shell, decider, ticker, dispute ? State.DISPUTED : State.HALTED, day);
  }
}
