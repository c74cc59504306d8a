package io.tidemark.workflows.cli.market;

import io.tidemark.workflows.cli.Shell;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code halts}: tickers that may not be used. */
@Command(
    name = "halts",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Look at the tickers that may not be used.")
public final class HaltsCommand implements Runnable {
  @Spec private CommandSpec spec;

  private HaltsCommand() {}

  /** The command with all that it can do. */
  public static CommandLine line(Shell shell) {
    return new CommandLine(new HaltsCommand()).addSubcommand(new HaltsList(shell));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "which command? " + spec.subcommands().keySet());
  }
}
