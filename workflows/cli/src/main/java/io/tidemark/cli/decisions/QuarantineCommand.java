package io.tidemark.cli.decisions;

import io.tidemark.cli.command.CommandContext;
import io.tidemark.cli.market.QuarantineList;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code quarantine}: decides about rows that failed validation. */
@Command(
    name = "quarantine",
    mixinStandardHelpOptions = true,
    description = "Decide about rows in quarantine.")
public final class QuarantineCommand implements Runnable {
  @Spec private CommandSpec spec;

  private QuarantineCommand() {}

  /** The command with its subcommands. */
  public static CommandLine line(CommandContext shell) {
    return new CommandLine(new QuarantineCommand())
        .addSubcommand(new QuarantineList(shell))
        .addSubcommand(new ApproveCommand(shell))
        .addSubcommand(new RejectCommand(shell))
        .addSubcommand(new OverrideCommand(shell));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "which of " + spec.subcommands().keySet() + "?");
  }
}
