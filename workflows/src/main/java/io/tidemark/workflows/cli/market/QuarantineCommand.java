package io.tidemark.workflows.cli.market;

import io.tidemark.workflows.cli.Shell;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code quarantine}: the rows that wait for somebody's word. */
@Command(
    name = "quarantine",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Look at the rows that failed validation.")
public final class QuarantineCommand implements Runnable {
  @Spec private CommandSpec spec;

  private QuarantineCommand() {}

  /** The command with all that it can do. */
  public static CommandLine line(Shell shell) {
    return new CommandLine(new QuarantineCommand()).addSubcommand(new QuarantineList(shell));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "which command? " + spec.subcommands().keySet());
  }
}
