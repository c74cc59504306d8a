package io.tidemark.cli.features;

import io.tidemark.cli.command.CommandContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code features}: checks, explains, builds and evaluates feature sets. */
@Command(
    name = "features",
    mixinStandardHelpOptions = true,
    description =
        "Check feature sets, explain and report on their features, build and publish them.")
public final class FeaturesCommand implements Runnable {
  @Spec private CommandSpec spec;

  private FeaturesCommand() {}

  /** The command with its subcommands. */
  public static CommandLine line(CommandContext shell) {
    return new CommandLine(new FeaturesCommand())
        .addSubcommand(new BuildCommand(shell))
        .addSubcommand(new CheckCommand(shell))
        .addSubcommand(new ExplainFeatureCommand(shell))
        .addSubcommand(new PublishCommand(shell))
        .addSubcommand(new ReportCommand(shell));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "which of " + spec.subcommands().keySet() + "?");
  }
}
