package io.tidemark.cli.decisions;

import io.tidemark.cli.command.CommandContext;
import io.tidemark.cli.market.HaltsList;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code halts}: manages the tickers that may not be used. */
@Command(
    name = "halts",
    mixinStandardHelpOptions = true,
    description = "Exclude tickers from features and regimes, or include them again.")
public final class HaltsCommand implements Runnable {
  @Spec private CommandSpec spec;

  private HaltsCommand() {}

  /** The command with its subcommands. */
  public static CommandLine line(CommandContext shell) {
    return new CommandLine(new HaltsCommand())
        .addSubcommand(new HaltsList(shell))
        .addSubcommand(new OpenHaltCommand(shell))
        .addSubcommand(new ResolveHaltCommand(shell));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "which of " + spec.subcommands().keySet() + "?");
  }
}
